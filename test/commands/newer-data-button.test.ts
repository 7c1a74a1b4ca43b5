import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { showNewerData } from "../../src/commands/newer-data-button.ts";
import { INITIAL_DATA_STATE, type DataState } from "../../src/client/data/data-state.ts";
import { day } from "../support/rows.ts";

const NEWER = { edition: 2, newest: day("2026-09-21") };

function start(ribbonCanChange = true) {
  const updates: unknown[] = [];
  Reflect.set(globalThis, "Office", {
    context: { requirements: { isSetSupported: () => ribbonCanChange } },
    ribbon: { requestUpdate: (update: unknown) => Promise.resolve(updates.push(update)) },
  });
  let state: DataState = INITIAL_DATA_STATE;
  let told: () => void = () => undefined;
  showNewerData({
    get state() {
      return state;
    },
    subscribe: (listener) => {
      told = listener;
      return () => true;
    },
  });
  const become = (change: Partial<DataState>) => {
    state = { ...state, ...change };
    told();
  };
  return { updates, become };
}
afterEach(() => Reflect.deleteProperty(globalThis, "Office"));

const button = (enabled: boolean) => ({
  tabs: [{ id: "Rzrq.Tab", groups: [{ id: "Rzrq.Tab.Data", controls: [{ id: "Rzrq.Tab.Data.Newer", enabled }] }] }],
});

test("the button lights when newer data is there, once, and goes out after the refresh", () => {
  const { updates, become } = start();
  become({ newer: NEWER });
  become({ refreshing: true });
  expect(updates).toEqual([button(true)]);
  become({ newer: null });
  expect(updates).toEqual([button(true), button(false)]);
});

test("a ribbon that cannot change is left alone", () => {
  const { updates, become } = start(false);
  become({ newer: NEWER });
  expect(updates).toEqual([]);
});

test("the manifest has the button, dark until it is lit", () => {
  const manifest = readFileSync(new URL("../../manifest.xml", import.meta.url), "utf8");
  for (const id of ["Rzrq.Tab", "Rzrq.Tab.Data", "Rzrq.Tab.Data.Newer"]) expect(manifest).toContain(`id="${id}"`);
  expect(manifest).toMatch(/id="Rzrq\.Tab\.Data\.Newer">[\s\S]*?<Enabled>false<\/Enabled>\s*<\/Control>/);
});
