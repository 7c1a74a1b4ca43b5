import type { Fill, Font, Style } from "@cj-tech-master/excelts";
import type { CellFormat } from "../host/grid.ts";
import type { CellModel } from "../grid/workbook-model.ts";

/** A font of which only a part is written looks different in each program: every changed one is written whole. */
const defaultFont: Partial<Font> = { name: "Calibri", size: 11, family: 2 };

export function fileStyle(cell: CellModel): Partial<Style> {
  const { format = {}, numberFormat = cell.resultFormat } = cell;
  const style: Partial<Style> = {};
  if (numberFormat) style.numFmt = numberFormat;
  if (hasFont(format)) style.font = fileFont(format);
  if (format.fillColor) {
    style.fill = { type: "pattern", pattern: "solid", fgColor: { argb: argb(format.fillColor) } };
  }
  const horizontal = alignments.get(format.horizontalAlignment);
  if (horizontal || format.wrapText) {
    style.alignment = { ...(horizontal && { horizontal }), ...(format.wrapText && { wrapText: true }) };
  }
  return style;
}

/** @param color resolves a colour of the file to `#RRGGBB` */
export function modelStyle(
  style: Partial<Style>,
  color: (color: FileColor | undefined) => string | undefined,
): Pick<CellModel, "numberFormat" | "format"> {
  const format = modelFormat(style, color);
  const numberFormat = typeof style.numFmt === "string" ? style.numFmt : style.numFmt?.formatCode;
  return {
    ...(numberFormat && numberFormat !== "General" && { numberFormat }),
    ...(Object.keys(format).length > 0 && { format }),
  };
}

/** As files name colours: outright, by the theme, or by a place in the old palette. */
export interface FileColor {
  readonly argb?: string;
  readonly theme?: number;
  readonly tint?: number;
  readonly indexed?: number;
}

const alignments = new Map<CellFormat["horizontalAlignment"], "left" | "center" | "right">([
  ["Left", "left"],
  ["Center", "center"],
  ["Right", "right"],
]);

function hasFont(format: CellFormat): boolean {
  return [format.bold, format.italic, format.fontColor, format.fontSize].some((part) => part !== undefined);
}

function fileFont(format: CellFormat): Partial<Font> {
  return {
    ...defaultFont,
    ...(format.fontSize !== undefined && { size: format.fontSize }),
    ...(format.bold && { bold: true }),
    ...(format.italic && { italic: true }),
    ...(format.fontColor && { color: { argb: argb(format.fontColor) } }),
  };
}

function modelFormat(style: Partial<Style>, color: (color: FileColor | undefined) => string | undefined): CellFormat {
  const { font, alignment } = style;
  const fontColor = color(font?.color);
  const fillColor = color(solidColor(style.fill));
  const horizontalAlignment = [...alignments].find(([, name]) => name === alignment?.horizontal)?.[0];
  return {
    ...(font?.bold && { bold: true }),
    ...(font?.italic && { italic: true }),
    ...(font?.size && font.size !== defaultFont.size && { fontSize: font.size }),
    ...(fontColor && fontColor !== "#000000" && { fontColor }),
    ...(fillColor && { fillColor }),
    ...(horizontalAlignment && { horizontalAlignment }),
    ...(alignment?.wrapText && { wrapText: true }),
  };
}

function solidColor(fill: Fill | undefined): FileColor | undefined {
  return fill?.type === "pattern" && fill.pattern === "solid" ? fill.fgColor : undefined;
}

function argb(color: string): string {
  return `FF${color.replace("#", "").toUpperCase()}`;
}
