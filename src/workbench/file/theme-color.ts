import type { FileColor } from "./cell-style.ts";
import { elementsNamed, parseXml } from "./xml.ts";

/** A reference to a theme colour counts light before dark, the theme lists dark before light (ECMA-376 18.8.3). */
const themeOrder = ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];

/** @returns what resolves a colour of the file to `#RRGGBB`; undefined = automatic */
export function colorResolver(themeXml: string | undefined): (color: FileColor | undefined) => string | undefined {
  const theme = themeXml ? themeColors(themeXml) : [];
  return (color) => {
    if (color?.argb) return `#${color.argb.slice(-6).toUpperCase()}`;
    const base = color?.theme === undefined ? undefined : theme[color.theme];
    return base && tinted(base, color?.tint ?? 0);
  };
}

function themeColors(themeXml: string): (string | undefined)[] {
  const theme = parseXml(themeXml);
  return themeOrder.map((name) => {
    const slot = elementsNamed(theme, name)[0];
    const value = slot?.children[0];
    const rgb = value?.getAttribute("lastClr") || value?.getAttribute("val");
    return rgb && /^[0-9a-f]{6}$/i.test(rgb) ? `#${rgb.toUpperCase()}` : undefined;
  });
}

/** Lightens towards white where positive, darkens towards black where negative (ECMA-376 18.8.19, on the channels rather than on luminance). */
function tinted(color: string, tint: number): string {
  const channels = [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16));
  const mixed = channels.map((channel) =>
    Math.round(tint < 0 ? channel * (1 + tint) : channel + (255 - channel) * tint),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}
