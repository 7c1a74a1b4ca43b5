import type { Book } from "../book.ts";
import type { CellFormat } from "../grid.ts";
import { HostObject, type HostClass, type HostProperty } from "../host-object.ts";
import type { Place } from "../references.ts";
import { oneOf } from "../arguments.ts";
import { invalidArgument } from "../rich-api-error.ts";

interface Formatted {
  readonly book: Book;
  readonly place: Place;
}

/** Excel measures column widths in points, the grid in pixels of 96 dpi. */
const pixelsPerPoint = 4 / 3;

const alignments = ["General", "Left", "Center", "Right"] as const;

const fillClass: HostClass<Formatted> = {
  name: "RangeFill",
  properties: { Color: part("fillColor", "#FFFFFF", color) },
  methods: { Clear: (target) => format(target, { fillColor: "" }) },
};

const fontClass: HostClass<Formatted> = {
  name: "RangeFont",
  properties: {
    Bold: part("bold", false, Boolean),
    Italic: part("italic", false, Boolean),
    Color: part("fontColor", "#000000", color),
    Size: part("fontSize", 11, positive),
  },
};

export const formatClass: HostClass<Formatted> = {
  name: "RangeFormat",
  properties: {
    HorizontalAlignment: part("horizontalAlignment", "General", (value) =>
      oneOf(value, "horizontalAlignment", alignments),
    ),
    WrapText: part("wrapText", false, Boolean),
    ColumnWidth: {
      get: async ({ book, place: { area } }) => {
        const grid = await book.grid();
        const width = grid.columnWidth(area.sheet, area.column);
        for (let column = area.column + 1; column < area.column + area.columns; column += 1) {
          if (grid.columnWidth(area.sheet, column) !== width) return null;
        }
        return width / pixelsPerPoint;
      },
      set: async ({ book, place: { area } }, value) => {
        const pixels = Math.round(positive(value) * pixelsPerPoint);
        await (await book.grid()).setColumnWidth(area.sheet, area.column, area.columns, pixels);
      },
    },
  },
  objects: {
    Fill: (target) => new HostObject(fillClass, target),
    Font: (target) => new HostObject(fontClass, target),
  },
  methods: {
    AutofitColumns: async ({ book, place }) => (await book.grid()).autofitColumns(place.area),
  },
};

function part<K extends keyof CellFormat>(
  key: K,
  standard: NonNullable<CellFormat[K]>,
  read: (value: unknown) => NonNullable<CellFormat[K]>,
): HostProperty<Formatted> {
  return {
    get: async ({ book, place }) => (await book.grid()).format(place.area)[key] || standard,
    set: (target, value) => format(target, { [key]: read(value) }),
  };
}

async function format({ book, place }: Formatted, change: CellFormat): Promise<void> {
  await (await book.grid()).setFormat(place.area, change);
}

function color(value: unknown): string {
  if (typeof value === "string" && /^(#[0-9a-f]{6}|[a-z]+)$/i.test(value)) return value;
  throw invalidArgument(`A colour is "#RRGGBB" or its English name, not ${JSON.stringify(value)}.`);
}

function positive(value: unknown): number {
  if (typeof value === "number" && value >= 0) return value;
  throw invalidArgument(`A size is a number that is not negative, not ${JSON.stringify(value)}.`);
}
