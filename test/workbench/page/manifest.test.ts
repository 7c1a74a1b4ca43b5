import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readManifest } from "../../../src/workbench/page/manifest.ts";

const xml = readFileSync(new URL("../../../manifest.xml", import.meta.url), "utf8");
const base = new URL("https://example.test:8443/rzrq/");

describe("the add-in's manifest", () => {
  test("gives the ribbon in the language of the page", () => {
    const labels = (language: "zh" | "en") =>
      readManifest(xml, language, base).tabs.map((tab) => [
        tab.label,
        ...tab.groups.flatMap((group) => group.buttons.map((button) => button.label)),
      ]);
    expect(labels("zh")).toEqual([["两融", "窗格", "刷新", "有新数据"]]);
    expect(labels("en")).toEqual([["RZRQ", "Pane", "Refresh", "Newer data"]]);
  });

  test("tells what each button does and shows", () => {
    const buttons = readManifest(xml, "zh", base).tabs[0]?.groups[0]?.buttons ?? [];
    expect(buttons.map((button) => button.action)).toEqual([
      { kind: "showPane" },
      { kind: "run", functionName: "refreshLinkedTables" },
      { kind: "run", functionName: "refreshLinkedTables" },
    ]);
    expect(buttons.map(({ enabled }) => enabled)).toEqual([true, true, false]);
    expect(buttons[1]?.tip).toMatch(/^更新本工作簿的全部联动表格/);
    expect(buttons[1]?.iconUrl.href).toBe("https://example.test:8443/rzrq/assets/refresh-80.png");
  });

  test("is taken from beside the page, whatever host it names", () => {
    const { runtimeUrl, functionsUrl, namespace } = readManifest(xml, "zh", base);
    expect(runtimeUrl.href).toBe("https://example.test:8443/rzrq/taskpane.html");
    expect(functionsUrl.href).toBe("https://example.test:8443/rzrq/functions.zh-CN.json");
    expect(readManifest(xml, "en", base).functionsUrl.href).toBe("https://example.test:8443/rzrq/functions.json");
    expect(namespace).toBe("RZRQ");
  });

  test("is refused with the name of what it lacks", () => {
    expect(() => readManifest(xml.replace(/<bt:String id="Pane.Tip"[^]*?<\/bt:String>/, ""), "zh", base)).toThrow(
      'lacks resource "Pane.Tip"',
    );
  });
});
