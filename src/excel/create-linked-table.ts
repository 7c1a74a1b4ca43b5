import type { Pulled } from "../contracts/pull.ts";
import type { Language } from "../core/text.ts";
import { syncGroups, writeBlocks } from "./blocks.ts";
import { captionLines, provenanceOf, type Provenance } from "./caption.ts";
import { columnWidth } from "./column-width.ts";
import type { Link } from "./link.ts";
import { saveLink } from "./link-store.ts";
import { captionName, findPlace, leavePlace, tableName, type Place, type Target } from "./place.ts";
import { flush, runExcel } from "./run-excel.ts";
import { nothingToWrite } from "./nothing-to-write.ts";
import { tableContent, type TableContent } from "./table-content.ts";
import { CAPTION_ROWS, ROWS_ABOVE, styleCaption, writeCaption } from "./write-caption.ts";

export interface WriteOptions {
  readonly language: Language;
  readonly signal?: AbortSignal;
  /** Rows written so far, of all. */
  readonly onWriting?: (done: number, total: number) => void;
}

/** Puts what was pulled on a sheet as a table and keeps the link in the workbook. Cancelled or failed, it leaves nothing behind. */
export function createLinkedTable(pulled: Pulled, target: Target, options: WriteOptions): Promise<Link> {
  const provenance = provenanceOf(pulled);
  if (!provenance) return Promise.reject(nothingToWrite(pulled));
  const content = tableContent(pulled, options.language);

  return runExcel(async (context) => {
    const place = await findPlace(context, target, pulled.spec, options.language, content.columns.length);
    try {
      await writeRows(context, place, content, options);
      return await makeTable(context, place, { pulled, provenance, content, language: options.language });
    } catch (error) {
      await leavePlace(context, place, ROWS_ABOVE + 1 + content.rows.length, content.columns.length);
      throw error;
    }
  });
}

async function writeRows(context: Excel.RequestContext, place: Place, content: TableContent, options: WriteOptions) {
  const { columns, rows } = content;
  const formats = columns.map(({ numberFormat }) => numberFormat);
  const first = place.row + ROWS_ABOVE + 1;
  place.sheet.getRangeByIndexes(first - 1, place.column, 1, columns.length).values = [columns.map((c) => c.heading)];

  for (const group of syncGroups(writeBlocks(rows.length, columns.length))) {
    options.signal?.throwIfAborted();
    for (const block of group) {
      const range = place.sheet.getRangeByIndexes(first + block.start, place.column, block.rows, columns.length);
      range.numberFormat = Array.from({ length: block.rows }, () => formats);
      range.values = rows.slice(block.start, block.start + block.rows).map((row) => row.map((cell) => cell ?? ""));
    }
    await flush(context);
    const last = group.at(-1)!;
    options.onWriting?.(last.start + last.rows, rows.length);
  }
  options.signal?.throwIfAborted();
}

interface Made {
  readonly pulled: Pulled;
  readonly provenance: Provenance;
  readonly content: TableContent;
  readonly language: Language;
}

async function makeTable(context: Excel.RequestContext, place: Place, made: Made): Promise<Link> {
  const { pulled, provenance, content, language } = made;
  const { sheet, row, column } = place;
  const width = content.columns.length;

  const caption = sheet.getRangeByIndexes(row, column, CAPTION_ROWS, width);
  writeCaption(caption, captionLines(pulled, provenance, language), CAPTION_ROWS);
  styleCaption(caption);
  context.workbook.names.add(captionName(place), caption).visible = false;

  const area = sheet.getRangeByIndexes(row + ROWS_ABOVE, column, content.rows.length + 1, width);
  const table = sheet.tables.add(area, true);
  table.name = tableName(place);
  table.style = "TableStyleMedium2";
  content.columns.forEach((one, index) => {
    const cells = content.rows.map((cellsOfRow) => cellsOfRow[index]!);
    sheet.getRangeByIndexes(row, column + index, 1, 1).format.columnWidth = columnWidth(one, cells);
  });
  if (place.freeze) sheet.freezePanes.freezeRows(row + ROWS_ABOVE + 1);
  sheet.activate();
  table.load("id,name");
  const columns = table.columns.load("items/id,items/name");
  await context.sync();

  const link: Link = {
    version: 1,
    id: place.id,
    spec: pulled.spec,
    language,
    table: { id: table.id, name: table.name },
    caption: captionName(place),
    columns: content.columns.map(({ id }, index) => {
      const { id: excelId, name } = columns.items[index]!;
      return { column: id, id: excelId, name };
    }),
    keys: [...content.keys],
    provenance: { ...provenance, sources: [...provenance.sources] },
  };
  saveLink(context, link);
  await context.sync();
  return link;
}
