import { beforeEach, describe, expect, test } from "vitest";
import { createLinkedTable } from "../../src/excel/create-linked-table.ts";
import type { Link } from "../../src/excel/link.ts";
import { listLinks } from "../../src/excel/link-store.ts";
import { refreshLinkedTable } from "../../src/excel/refresh-linked-table.ts";
import type { Grid } from "../../src/workbench/host/grid.ts";
import { useNodeHost } from "../support/node-host.ts";
import { detailsOf, edit, readSheet, readTable, totalsOf } from "./workbook.ts";

const BALANCE = "融资余额(元)";
const DATE = "日期";
const SHEET = "两融汇总 上交所";
/** Days of September 2026 by Excel's count: 46265 + day of the month. */
const serial = (dayOfMonth: number) => 46265 + dayOfMonth;

/** What holds of a refresh, whatever the grid behind the host. */
export function refreshFacts(createGrid: () => Grid | Promise<Grid>): void {
  useNodeHost(createGrid);

  let link: Link;
  beforeEach(async () => {
    const first = totalsOf({ "2026-09-15": 15, "2026-09-16": 16, "2026-09-17": 17 });
    link = await createLinkedTable(first, { kind: "newSheet" }, { language: "zh" });
  });

  const refresh = (balances: Record<string, number | null>) => refreshLinkedTable(link, totalsOf(balances));
  const same = { "2026-09-15": 15, "2026-09-16": 16, "2026-09-17": 17 };
  const column = async (heading: string) => (await readTable()).rows.map((row) => row[heading]);

  /** Adds a column with a heading and cells, at an index or at the end. */
  function addColumn(heading: string, cells: (string | number)[], index = -1): Promise<void> {
    return edit((table) => {
      table.columns.add(index, [[heading], ...cells.map((cell) => [cell])]);
    });
  }

  describe("figures", () => {
    test("that did not change are not written again", async () => {
      expect(await refresh(same)).toMatchObject({ status: "refreshed", added: 0, removed: 0, changed: 0, emptied: 0 });
    });

    test("that were corrected replace the old ones, each counted once", async () => {
      expect(await refresh({ ...same, "2026-09-16": 160 })).toMatchObject({ added: 0, changed: 1 });
      expect(await column(BALANCE)).toEqual([15, 160, 17]);
    });

    test("that were withdrawn leave an empty cell, not a zero", async () => {
      await refresh({ ...same, "2026-09-16": null });
      expect(await column(BALANCE)).toEqual([15, "", 17]);
    });
  });

  describe("rows", () => {
    test("of newer days come below", async () => {
      expect(await refresh({ ...same, "2026-09-18": 18 })).toMatchObject({ added: 1, removed: 0 });
      expect(await column(DATE)).toEqual([15, 16, 17, 18].map(serial));
      expect(await column(BALANCE)).toEqual([15, 16, 17, 18]);
    });

    test("of days disclosed late come at their place", async () => {
      await refresh({ "2026-09-14": 14, ...same, "2026-09-18": 18 });
      expect(await column(BALANCE)).toEqual([14, 15, 16, 17, 18]);
    });

    test("take over the number formats of the table", async () => {
      await refresh({ ...same, "2026-09-18": 18 });
      const formats = await Excel.run(async (context) => {
        const row = context.workbook.tables.getItem("RZRQ_1").getDataBodyRange().getLastRow().load("numberFormat");
        await context.sync();
        return (row.numberFormat as string[][])[0]!.slice(0, 2);
      });
      expect(formats).toEqual(["yyyy-mm-dd", "#,##0"]);
    });

    test("that are no longer disclosed go", async () => {
      expect(await refresh({ "2026-09-16": 16, "2026-09-17": 17 })).toMatchObject({ removed: 1, emptied: 0 });
      expect(await column(DATE)).toEqual([16, 17].map(serial));
    });

    test("that are no longer disclosed stay, emptied, where the user has a note", async () => {
      await addColumn("备注", ["看这里", "", ""]);
      expect(await refresh({ "2026-09-16": 16, "2026-09-17": 17 })).toMatchObject({ removed: 0, emptied: 1 });
      expect((await readTable()).rows[0]).toMatchObject({ [DATE]: serial(15), [BALANCE]: "", 备注: "看这里" });
    });

    test("that the user added to the table stay as they are", async () => {
      await edit((table) => {
        table.rows.add(-1, [["预测", 99, ...Array.from({ length: 9 }, () => "")]]);
      });
      await refresh({ ...same, "2026-09-18": 18 });
      expect(await column(DATE)).toEqual([serial(15), serial(16), serial(17), serial(18), "预测"]);
      expect(await column(BALANCE)).toEqual([15, 16, 17, 18, 99]);
    });

    test("are found by their day after the user sorted the table, and new ones come below", async () => {
      await edit((table) => {
        table.getDataBodyRange().getResizedRange(0, -9).values = [
          [serial(17), 17],
          [serial(15), 15],
          [serial(16), 16],
        ];
      });
      await refresh({ ...same, "2026-09-16": 160, "2026-09-18": 18 });
      expect(await column(DATE)).toEqual([17, 15, 16, 18].map(serial));
      expect(await column(BALANCE)).toEqual([17, 15, 160, 18]);
    });
  });

  describe("the user's columns", () => {
    test("inside the table keep their formulas beside their rows", async () => {
      await addColumn("我的", ["=1+1", "=2+2", "=3+3"], 1);
      await refresh({ "2026-09-14": 14, ...same, "2026-09-16": 160 });
      const { headings, rows } = await readTable();
      expect(headings.slice(0, 3)).toEqual([DATE, "我的", BALANCE]);
      expect(rows.slice(1).map((row) => [row["我的"], row[BALANCE]])).toEqual([
        ["=1+1", 15],
        ["=2+2", 160],
        ["=3+3", 17],
      ]);
    });

    test("beside the table stay in line with their rows", async () => {
      await edit((table, sheet) => {
        sheet.getRange("N6:N8").formulas = [["n15"], ["=1+16"], ["n17"]];
      });
      const outcome = await refresh({ "2026-09-14": 14, "2026-09-16": 16, "2026-09-17": 17, "2026-09-18": 18 });
      expect(outcome).toMatchObject({ added: 2, removed: 0, emptied: 1 });
      const cells = (await readSheet(SHEET)).slice(5).map((row) => [row[0], row[1], row[13]]);
      expect(cells).toEqual([
        [serial(15), "", "n15"],
        [serial(16), 16, "=1+16"],
        [serial(17), 17, "n17"],
        [serial(14), 14, ""],
        [serial(18), 18, ""],
      ]);
    });

    test("leave ours their new names", async () => {
      await edit((table) => {
        table.columns.getItemAt(1).name = "余额";
      });
      await refresh({ ...same, "2026-09-16": 160 });
      expect(await column("余额")).toEqual([15, 160, 17]);
      expect((await readTable()).headings).not.toContain(BALANCE);
    });

    test("do not bring back one of ours that the user deleted", async () => {
      await edit((table) => table.columns.getItemAt(2).delete());
      await refresh({ ...same, "2026-09-18": 18 });
      const { headings } = await readTable();
      expect(headings).not.toContain("融资买入额(元)");
      expect(await column(BALANCE)).toEqual([15, 16, 17, 18]);
    });
  });

  test("a table without its day column is left alone, and the user is told", async () => {
    await edit((table) => table.columns.getItemAt(0).delete());
    await expect(refresh({ ...same, "2026-09-15": 150 })).rejects.toMatchObject({
      text: { zh: expect.stringContaining("“日期”列已被删除") as string },
    });
    expect(await column(BALANCE)).toEqual([15, 16, 17]);
  });

  test("nothing disclosed leaves the table alone", async () => {
    await expect(refresh({})).rejects.toMatchObject({ name: "SheetError" });
    expect(await column(BALANCE)).toEqual([15, 16, 17]);
  });

  describe("the link", () => {
    test("is forgotten when the table was deleted", async () => {
      await edit((table) => table.delete());
      expect(await refresh(same)).toMatchObject({ status: "gone" });
      expect(await listLinks()).toEqual({ tables: [], unreadable: 0 });
    });

    test("holds after the table was renamed", async () => {
      await edit((table) => {
        table.name = "沪市";
      });
      await refresh({ ...same, "2026-09-16": 160 });
      expect(await column(BALANCE)).toEqual([15, 160, 17]);
    });

    test("remembers the new day", async () => {
      await refresh({ ...same, "2026-09-18": 18 });
      const { tables } = await listLinks();
      expect(tables[0]!.link.keys).toHaveLength(4);
      expect(tables[0]!.link.provenance.asOf).toBe("2026-09-18");
    });

    test("of another version is counted and left alone", async () => {
      await Excel.run(async (context) => {
        context.workbook.settings.add("rzrq.link.7", JSON.stringify({ version: 2 }));
        await context.sync();
      });
      expect(await listLinks()).toMatchObject({ tables: [{ link: { id: "1" } }], unreadable: 1 });
    });
  });

  describe("the caption", () => {
    test("follows the table when rows were inserted above it", async () => {
      await edit((_, sheet) => sheet.getRange("1:2").insert("Down"));
      await refresh({ ...same, "2026-09-18": 18 });
      const cells = await readSheet(SHEET);
      expect(
        cells
          .slice(0, 2)
          .flat()
          .every((cell) => cell === ""),
      ).toBe(true);
      expect(cells[3]![0]).toContain("数据截至 2026-09-18");
    });

    test("loses its warning when real figures replace the sample", async () => {
      await refreshLinkedTable(link, totalsOf(same, true));
      expect((await readSheet(SHEET))[2]![0]).toContain("示例数据");
      await refresh(same);
      expect((await readSheet(SHEET))[2]![0]).toBe("");
    });

    test("may be deleted by the user", async () => {
      await edit((_, sheet) => sheet.getRange("1:4").delete("Up"));
      expect(await refresh({ ...same, "2026-09-18": 18 })).toMatchObject({ status: "refreshed", added: 1 });
      expect((await readSheet(SHEET))[0]![0]).toBe(DATE);
    });
  });

  test("two thousand securities of another day replace those of the day before", { timeout: 60_000 }, async () => {
    const codes = (from: number) => Array.from({ length: 2_000 }, (_, index) => String(from + index));
    const figures = (from: number) => Object.fromEntries(codes(from).map((code) => [code, Number(code) % 1000]));
    const pulled = await createLinkedTable(detailsOf(figures(600_000)), { kind: "newSheet" }, { language: "zh" });
    const outcome = await refreshLinkedTable(pulled, detailsOf(figures(600_010)));
    expect(outcome).toMatchObject({ added: 10, removed: 10, emptied: 0 });
    const cells = (await readSheet("两融明细 上交所")).slice(5);
    expect(cells.map((row) => row[0])).toEqual(codes(600_010));
    expect(cells.map((row) => row[2])).toEqual(codes(600_010).map((code) => Number(code) % 1000));
  });
}
