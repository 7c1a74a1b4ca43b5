/** The grid by itself, with an asynchronous function as its documentation says: the peer of the workbench, built by the bench alone. */
import "@univerjs/preset-sheets-core/lib/index.css";
import { LocaleType, LogLevel, Univer, UniverInstanceType } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import enUS from "@univerjs/preset-sheets-core/locales/en-US";

type Figures = Readonly<Record<string, Readonly<Record<string, number>>>>;
type Cells = (string | number)[][];

let figures: Promise<Figures> | undefined;

const univer = new Univer({ locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: enUS }, logLevel: LogLevel.WARN });
for (const entry of UniverSheetsCorePreset({ container: "grid", ribbonType: "simple" }).plugins) {
  if (Array.isArray(entry)) univer.registerPlugin(entry[0], entry[1]);
  else univer.registerPlugin(entry);
}
univer.createUnit(UniverInstanceType.UNIVER_SHEET, {
  sheetOrder: ["one"],
  sheets: { one: { id: "one", name: "Sheet1", rowCount: 50_200, columnCount: 20 } },
});
const api = FUniver.newAPI(univer);

/** All figures by one request, at the first call. */
api.getFormula().registerAsyncFunction(
  "PEER",
  async (codes: unknown, field: unknown) => {
    figures ??= fetch("/peer-figures.json").then((reply) => reply.json() as Promise<Figures>);
    const known = await figures;
    const name = String(Array.isArray(field) ? (field as unknown[][])[0]?.[0] : field);
    const of = (code: unknown) => known[String(code).padStart(6, "0")]?.[name] ?? null;
    if (!Array.isArray(codes)) return of(codes);
    return (codes as unknown[][]).map((row) => row.map(of));
  },
  "A figure of a security",
);

const sheet = () => api.getActiveWorkbook()!.getActiveSheet();

Object.assign(globalThis, {
  peer: {
    write: (address: string, cells: Cells): void => {
      sheet().getRange(address).setValues(cells);
    },
    read: (address: string): unknown[] => sheet().getRange(address).getRawValues().flat(),
  },
});
