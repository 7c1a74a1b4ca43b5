import { BooleanNumber, HorizontalAlign, WrapStrategy, type IStyleData, type Nullable } from "@univerjs/core";
import type { CellFormat } from "../host/grid.ts";

export const GENERAL = "General";

const ALIGNMENTS = [
  ["General", HorizontalAlign.UNSPECIFIED],
  ["Left", HorizontalAlign.LEFT],
  ["Center", HorizontalAlign.CENTER],
  ["Right", HorizontalAlign.RIGHT],
] as const;

/** What the style says, leaving out what it leaves to the default. */
export function formatOf(style: Nullable<IStyleData>): CellFormat {
  const alignment = ALIGNMENTS.find(([, code]) => code === style?.ht)?.[0];
  return {
    ...(style?.bl === BooleanNumber.TRUE ? { bold: true } : {}),
    ...(style?.it === BooleanNumber.TRUE ? { italic: true } : {}),
    ...(style?.cl?.rgb ? { fontColor: hexColor(style.cl.rgb) } : {}),
    ...(style?.fs ? { fontSize: style.fs } : {}),
    ...(style?.bg?.rgb ? { fillColor: hexColor(style.bg.rgb) } : {}),
    ...(alignment && alignment !== "General" ? { horizontalAlignment: alignment } : {}),
    ...(style?.tb === WrapStrategy.WRAP ? { wrapText: true } : {}),
  };
}

/** The part of a style that this format sets; an empty colour takes the colour away. */
export function styleOf(format: CellFormat): IStyleData {
  const { bold, italic, fontColor, fontSize, fillColor, horizontalAlignment, wrapText } = format;
  const alignment = ALIGNMENTS.find(([name]) => name === horizontalAlignment)?.[1];
  return {
    ...(bold === undefined ? {} : { bl: bold ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
    ...(italic === undefined ? {} : { it: italic ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
    ...(fontColor === undefined ? {} : { cl: fontColor === "" ? null : { rgb: fontColor } }),
    ...(fontSize === undefined ? {} : { fs: fontSize }),
    ...(fillColor === undefined ? {} : { bg: fillColor === "" ? null : { rgb: fillColor } }),
    ...(alignment === undefined ? {} : { ht: alignment }),
    ...(wrapText === undefined ? {} : { tb: wrapText ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW }),
  };
}

export function numberFormatOf(style: Nullable<IStyleData>): string {
  return style?.n?.pattern || GENERAL;
}

export function numberStyleOf(numberFormat: string): IStyleData {
  return { n: numberFormat === GENERAL || numberFormat === "" ? null : { pattern: numberFormat } };
}

/** `#RRGGBB`; the engine keeps whatever CSS colour it was given. */
function hexColor(color: string): string {
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color);
  if (!parts) return color.toUpperCase();
  const bytes = parts.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, "0"));
  return `#${bytes.join("")}`.toUpperCase();
}
