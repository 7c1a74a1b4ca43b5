import { blockArgument } from "../arguments.ts";
import type { Book } from "../book.ts";
import type { Area, CellValue, Grid } from "../grid.ts";
import type { HostProperty } from "../host-object.ts";
import type { Place } from "../references.ts";
import { RichApiError } from "../rich-api-error.ts";

interface Cells {
  readonly book: Book;
  readonly place: Place;
}

/** Excel on the web refuses about here as well. */
const mostCells = 5_000_000;

/** The properties of a range that are blocks of its size. */
export const rangeContents: Readonly<Record<string, HostProperty<Cells>>> = {
  Values: {
    get: (cells) => read(cells, (grid, area) => grid.values(area).map((row) => row.map(wireValue))),
    set: (cells, value) => writeCells(cells, value),
  },
  Formulas: {
    get: (cells) => read(cells, (grid, area) => grid.formulas(area).map((row) => row.map(wireValue))),
    set: (cells, value) => writeCells(cells, value),
  },
  Text: { get: (cells) => read(cells, (grid, area) => grid.texts(area)) },
  ValueTypes: { get: (cells) => read(cells, (grid, area) => grid.values(area).map((row) => row.map(valueType))) },
  NumberFormat: {
    get: (cells) => read(cells, (grid, area) => grid.numberFormats(area)),
    set: ({ book, place }, value) => {
      const { area } = checked(place.area);
      return book.writeNumberFormats(area, blockArgument(value, area.rows, area.columns));
    },
  },
};

async function read<T>({ book, place }: Cells, get: (grid: Grid, area: Area) => T): Promise<T> {
  const { area } = checked(place.area);
  return get(await book.grid(), area);
}

function writeCells({ book, place }: Cells, value: unknown): Promise<void> {
  const { area } = checked(place.area);
  return book.writeCells(area, blockArgument(value, area.rows, area.columns));
}

function checked(area: Area): { area: Area } {
  if (area.rows * area.columns <= mostCells) return { area };
  throw new RichApiError(
    "ResponsePayloadSizeLimitExceeded",
    `This range has ${area.rows * area.columns} cells. Take its used part: getUsedRange().`,
  );
}

function wireValue(value: CellValue): string | number | boolean {
  if (value === null) return "";
  return typeof value === "object" ? value.error : value;
}

function valueType(value: CellValue): string {
  if (value === null || value === "") return "Empty";
  if (typeof value === "object") return "Error";
  if (typeof value === "number") return "Double";
  return typeof value === "boolean" ? "Boolean" : "String";
}
