import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { SCOPE_NAMES } from "../../core/market/exchange.ts";
import { importFile, type ImportReport } from "../collect/import/import-file.ts";
import { field } from "../../core/fields/catalogue.ts";
import type { Text } from "../../core/text.ts";
import type { Config } from "../config.ts";
import { landImport } from "../collect/import/land-import.ts";
import { openDuckdbStore } from "../store/duckdb/index.ts";
import type { Landing } from "../store/store.ts";
import { beijingDay } from "../../core/market/beijing-time.ts";
import type { ImportCommandOptions } from "./program.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** Reads the file whole, stores all its days in one go, and tells what was understood. */
export async function runImport(
  file: string,
  options: ImportCommandOptions,
  config: Config,
  terminal: Terminal,
): Promise<void> {
  const now = new Date();
  const { exchange: scope, ...rest } = options;
  const imported = importFile(await readWhole(file), {
    ...rest,
    scope,
    name: basename(file),
    today: beijingDay(now),
    fetchedAt: now.toISOString(),
  });
  const store = await openDuckdbStore(config.storeFile);
  try {
    const landings = await landImport(store, imported);
    const { disclosures, report } = imported;
    const ofDays = landings.filter((_, index) => disclosures[index]?.dataset !== "overview");
    for (const line of describeImport(basename(file), report, ofDays)) terminal.say(line);
  } finally {
    await store.close();
  }
}

async function readWhole(file: string): Promise<Uint8Array> {
  if ((await stat(file)).isFile()) return readFile(file);
  throw new UsageError({
    zh: `“${file}”不是文件：请给出 CSV 或 Excel 文件的路径。`,
    en: `“${file}” is not a file: give the path of a CSV or Excel file.`,
  });
}

function describeImport(name: string, report: ImportReport, landings: readonly Landing[]): Text[] {
  const { dataset, days, scope, securities, columns, ignoredColumns, droppedLines, emptyDays, otherSheets } = report;
  const count = (landing: Landing): number => landings.filter((entry) => entry === landing).length;
  const [first, last] = [days[0] ?? "", days.at(-1) ?? ""];
  const what =
    dataset === "totals"
      ? {
          zh: `${SCOPE_NAMES[scope].zh}汇总 ${days.length} 个交易日，${first} 至 ${last}`,
          en: `totals of ${SCOPE_NAMES[scope].en}, ${days.length} trading days from ${first} to ${last}`,
        }
      : {
          zh: `${SCOPE_NAMES[scope].zh} ${first} 明细，${securities} 只证券`,
          en: `${securities} securities of ${SCOPE_NAMES[scope].en} on ${first}`,
        };
  return [
    {
      zh: `已导入 ${name}：${what.zh}（新增 ${count("landed")}，修订 ${count("revised")}，未变 ${count("unchanged")}）`,
      en: `Imported ${name}: ${what.en} (${count("landed")} new, ${count("revised")} revised, ${count("unchanged")} unchanged)`,
    },
    ...columns.map(({ heading, field: id, unit }) => {
      const { zh, en } = field(id).name;
      const label = unit?.label;
      return {
        zh: `  ${heading} → ${zh}，单位 ${label ?? "见各单元格"}`,
        en: `  ${heading} → ${en}, in ${label ?? "the unit each cell names"}`,
      };
    }),
    ...listed({ zh: "未使用的列", en: "Columns not used" }, ignoredColumns),
    ...listed({ zh: "略去的行", en: "Lines left out" }, droppedLines),
    ...listed({ zh: "没有数字、未保存的日期", en: "Days without figures, not stored" }, emptyDays),
    ...listed({ zh: "未读取的工作表", en: "Sheets not read" }, otherSheets),
  ];
}

function listed(label: Text, items: readonly string[]): Text[] {
  if (items.length === 0) return [];
  return [
    {
      zh: `  ${label.zh}（${items.length}）：${items.join("、")}`,
      en: `  ${label.en} (${items.length}): ${items.join(", ")}`,
    },
  ];
}
