import { afterEach, describe, expect, test, vi } from "vitest";
import { registerFunctions } from "../../src/functions/register.ts";
import { customFunctions } from "../../src/functions/table.ts";

type Run = (...args: unknown[]) => unknown;

/** The part of Office that registration uses; `becomeReady` is the moment at which the language is known. */
function fakeOffice(displayLanguage: string, formattedNumbers: boolean) {
  const runs = new Map<string, Run>();
  let becomeReady = (): void => undefined;
  vi.stubGlobal("CustomFunctions", { associate: (id: string, run: Run) => runs.set(id, run) });
  vi.stubGlobal("Office", {
    context: {
      displayLanguage,
      requirements: { isSetSupported: (set: string) => set === "ExcelApi" && formattedNumbers },
    },
    onReady: (callback: () => void) => {
      becomeReady = callback;
    },
  });
  return { runs, becomeReady: () => becomeReady() };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("registration", () => {
  test("makes every function known at once, before the host is ready", () => {
    const { runs } = fakeOffice("zh-CN", true);
    registerFunctions();
    expect([...runs.keys()]).toEqual(customFunctions.map(({ id }) => id));
    expect(runs.get("MARGIN_RATIO")!(1, 4)).toEqual([[0.25]]);
  });

  test("speaks the display language and formats numbers once the host is ready", () => {
    const { runs, becomeReady } = fakeOffice("zh-CN", true);
    registerFunctions();
    becomeReady();
    const ratio = { type: "FormattedNumber", basicValue: 0.25, numberFormat: "0.00%" };
    expect(runs.get("MARGIN_RATIO")!(1, 4)).toEqual([[ratio]]);
    expect(() => runs.get("MARGIN_RATIO")!(1, -3)).toThrow(
      expect.objectContaining({ code: "#VALUE!", message: "流通市值（float_cap）应为正的金额（元），给出的是 -3" }),
    );
  });

  test("speaks English in any other language, and keeps plain numbers in a host without data types", () => {
    const { runs, becomeReady } = fakeOffice("fr-FR", false);
    registerFunctions();
    becomeReady();
    expect(runs.get("MARGIN_RATIO")!(1, 4)).toEqual([[0.25]]);
    expect(() => runs.get("MARGIN_RATIO")!(1, -3)).toThrow(
      expect.objectContaining({ message: "float_cap (流通市值) must be a positive amount in 元, got -3" }),
    );
  });
});
