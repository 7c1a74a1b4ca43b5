import { beforeEach, describe, expect, test } from "vitest";
import { writeXlsx } from "../../../src/workbench/file/write-xlsx.ts";
import { WorkbenchController } from "../../../src/workbench/page/controller.ts";
import { sheetModel, workbookModel } from "../file/workbook-builder.ts";
import { FakeStage, paneButton, refreshButton } from "./fake-stage.ts";

let stage: FakeStage;
let controller: WorkbenchController;

beforeEach(async () => {
  stage = new FakeStage();
  controller = new WorkbenchController(stage, "zh");
  await controller.newWorkbook();
});

const file = {
  workbook: workbookModel(sheetModel({ cells: [{ row: 0, column: 0, value: 7 }] })),
  settings: { workbook: { link: 1 }, document: {} },
};

describe("the workbench", () => {
  test("starts with an empty workbook and the add-in in the page's language", () => {
    expect(stage.sessions.map(({ options }) => [options.file, options.addin.language])).toEqual([[null, "zh"]]);
    expect(controller.state()).toMatchObject({ activity: null, problem: null, fileName: null, changed: false });
  });

  test("opens a file into a session of its own", async () => {
    await controller.open("两融.xlsx", await writeXlsx(file, []));
    expect(stage.sessions[0]?.disposed).toBe(true);
    expect(stage.sessions[1]?.options.file).toEqual(file);
    expect(controller.state()).toMatchObject({ fileName: "两融", changed: false });
  });

  test("keeps the open workbook when a file cannot be read, and says what to do", async () => {
    await controller.open("坏.xlsx", new TextEncoder().encode("<html>"));
    expect(stage.sessions).toHaveLength(1);
    expect(stage.sessions[0]?.disposed).toBe(false);
    expect(controller.state().problem?.zh).toMatch(/^打不开“坏\.xlsx”.*另存为 \.xlsx/);
    expect(controller.state().problem?.en).toMatch(/cannot be opened.*Save it as \.xlsx/);
  });

  test("saves under the workbook's name, and nothing is unsaved afterwards", async () => {
    stage.sessions[0]?.options.onChanged();
    expect(controller.state().changed).toBe(true);
    await controller.save();
    expect(stage.delivered.map(({ name }) => name)).toEqual(["工作簿1.xlsx"]);
    expect(controller.state()).toMatchObject({ changed: false, fileName: "工作簿1" });
  });

  test("takes the workbook and the shown pane along into another language", async () => {
    await controller.open("a.xlsx", await writeXlsx(file, []));
    await controller.press(paneButton);
    stage.sessions[1]?.options.onChanged();
    await controller.switchLanguage("en");
    expect(stage.sessions[2]?.options).toMatchObject({ file, addin: { language: "en" } });
    expect(controller.state()).toMatchObject({ language: "en", fileName: "a", changed: true, paneVisible: true });
  });

  test("shows the pane from the start where the page has room, and keeps it beside the next workbook", async () => {
    const roomy = new WorkbenchController(stage, "zh", true);
    await roomy.newWorkbook();
    expect(roomy.state().paneVisible).toBe(true);
    expect(stage.sessions.at(-1)?.pressed).toEqual(["pane"]);
    await roomy.open("a.xlsx", await writeXlsx(file, []));
    expect(roomy.state().paneVisible).toBe(true);
    roomy.closePane();
    await roomy.newWorkbook();
    expect(roomy.state().paneVisible).toBe(false);
    expect(stage.sessions.at(-1)?.pressed).toEqual([]);
  });

  test("loses nothing when the server is gone: the workbook stays open and can be saved", async () => {
    stage.serverGone = true;
    await controller.switchLanguage("en");
    expect(stage.sessions[0]?.disposed).toBe(false);
    expect(controller.state()).toMatchObject({ language: "zh", activity: null });
    expect(controller.state().problem?.zh).toContain("RZRQ 服务");
    await controller.save();
    expect(stage.delivered).toHaveLength(1);
  });

  test("keeps an opened workbook usable when the add-in does not start", async () => {
    stage.addinFails = true;
    await controller.open("a.xlsx", await writeXlsx(file, []));
    expect(controller.state()).toMatchObject({ fileName: "a", activity: null });
    expect(controller.state().problem?.en).toContain("The add-in did not start");
    await controller.save();
    expect(stage.delivered.map(({ name }) => name)).toEqual(["a.xlsx"]);
  });

  test("runs a command once at a time and tells when it fails", async () => {
    const session = stage.sessions[0];
    if (!session) throw new Error("no session");
    let fail: (cause: Error) => void = () => undefined;
    session.command = new Promise((_resolve, reject) => (fail = reject));
    const running = controller.press(refreshButton);
    await controller.press(refreshButton);
    expect(session.pressed).toEqual(["refresh"]);
    expect(controller.state().running).toEqual(new Set(["refresh"]));
    fail(new Error("no data"));
    await running;
    expect(controller.state().running).toEqual(new Set());
    expect(controller.state().problem?.en).toContain("no data");
    expect(stage.reported).toHaveLength(1);
  });

  test("shows the button states that the add-in asks for, until the next session", async () => {
    stage.sessions[0]?.options.onButton("refresh", { enabled: false });
    expect(controller.state().buttons.get("refresh")).toEqual({ enabled: false });
    await controller.newWorkbook();
    expect(controller.state().buttons.size).toBe(0);
  });

  test("tells its listeners of every change until they leave", () => {
    let calls = 0;
    const leave = controller.subscribe(() => calls++);
    stage.sessions[0]?.options.onCellMessage("#N/A");
    leave();
    stage.sessions[0]?.options.onCellMessage("");
    expect(calls).toBe(1);
  });
});
