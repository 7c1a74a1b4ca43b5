import { expect, test, vi } from "vitest";
import { createDataClient } from "../../../src/client/data/data-client.ts";
import { startData } from "../../../src/functions/data/start.ts";
import { DATA_FUNCTION_IDS } from "../../../src/functions/data-functions.ts";
import { functionsJson } from "../../../src/functions/metadata.ts";
import { createNodeGrid } from "../../../src/workbench/grid/univer-node.ts";
import { describeFunctions } from "../../../src/workbench/page/functions-metadata.ts";
import { createFakeDataServer } from "../../support/fake-data-server.ts";
import { MARKET_DAYS } from "../../support/market-days.ts";
import { useNodeHost } from "../../support/node-host.ts";
import { servedDay } from "../../support/served-days.ts";

/** A grid, and the commands that its menus give. */
async function openGrid() {
  // The engine's packages can only be read once a grid has prepared Node for them.
  (await createNodeGrid()).dispose();
  const { createHeadlessEngine } = await import("../../../src/workbench/grid/headless-grid.ts");
  const { univer, grid } = createHeadlessEngine();
  const { ICommandService } = await import("@univerjs/core");
  const commands = univer.__getInjector().get(ICommandService);
  return Object.assign(grid, { command: (id: string) => commands.executeCommand(id) });
}

const host = useNodeHost(openGrid);
vi.setConfig({ testTimeout: 120_000 });

/** A workbook whose formulas reach the data functions through Microsoft's own runtime, as the shipped metadata says. */
function open() {
  const server = createFakeDataServer({ days: MARKET_DAYS, due: ["SSE"] });
  const client = createDataClient({ connection: { base: "", fetch: server.fetch, patience: 5000 } });
  const answers = startData({ language: "zh", formattedNumbers: true }, client);
  for (const id of DATA_FUNCTION_IDS)
    host.CustomFunctions.associate(id, (...args: unknown[]) => answers.get(id)!(args));
  host.host.connectFunctions(describeFunctions(JSON.stringify(functionsJson("zh")), "RZRQ"));
  const { grid } = host;
  const at = (row: number, column: number, rows = 1, columns = 1) => ({
    sheet: grid.activeSheet(),
    row,
    column,
    rows,
    columns,
  });
  const type = (row: number, column: number, formula: string) => grid.write(at(row, column), [[formula]]);
  const shows = (row: number, column: number, expected: unknown[][]) =>
    expect
      .poll(() => grid.values(at(row, column, expected.length, expected[0]!.length)), { timeout: 30_000 })
      .toEqual(expected);
  return { server, client, grid, at, type, shows };
}

test("cells fill, are told after a refresh, and ask for nothing when rows are inserted", async () => {
  const { server, client, grid, at, type, shows } = open();
  await type(0, 0, '=RZRQ.GET({"600519";"000001"},{"RZYE","证券简称"})');
  await type(0, 4, '=RZRQ.GET("600519","RZYE")');
  await type(5, 0, '=RZRQ.SECURITY("600519")');
  await type(6, 0, '=RZRQ.GET("600519","nonsense")');
  await shows(0, 0, [
    [121, "贵州茅台"],
    [50, "平安银行"],
  ]);
  await shows(0, 4, [[121]]);
  await shows(5, 0, [["贵州茅台"]]);
  await shows(6, 0, [[{ error: "#VALUE!", message: expect.stringContaining("“nonsense”") as unknown }]]);

  server.forgetRequests();
  await grid.insertCells(at(0, 0, 1, 8), "down");
  await shows(1, 4, [[121]]);
  expect(server.requests).toEqual([]);

  server.land([servedDay({ date: "2026-09-21", edition: 9 }, [{ code: "600519", financing_balance: 130 }])]);
  await client.refresh();
  await shows(1, 4, [[130]]);
  expect(host.reported).toEqual([]);
});

test("a sheet that is copied shows the same, and asks for nothing", async () => {
  const { server, grid, type, shows } = open();
  await type(0, 0, '=RZRQ.GET({"600519";"000001"},"RZYE")');
  await type(0, 2, '=RZRQ.GET("600519","RZMRE")');
  await type(0, 3, '=RZRQ.RANKING("RZYE",1)');
  await shows(0, 0, [[121], [50]]);
  await shows(0, 3, [["600519.SH"]]);
  const original = grid.activeSheet();
  const shown = grid.values({ sheet: original, row: 0, column: 0, rows: 2, columns: 6 });
  server.forgetRequests();

  expect(await grid.command("sheet.command.copy-sheet")).toBe(true);
  await grid.settled();
  const copy = grid.sheets().find(({ id }) => id !== original)!;
  await expect
    .poll(() => grid.values({ sheet: copy.id, row: 0, column: 0, rows: 2, columns: 6 }), { timeout: 30_000 })
    .toEqual(shown);
  await grid.recalculate();
  await grid.settled();
  expect(grid.values({ sheet: copy.id, row: 0, column: 0, rows: 2, columns: 6 })).toEqual(shown);
  expect(server.requests).toEqual([]);
  expect(host.reported).toEqual([]);
});
