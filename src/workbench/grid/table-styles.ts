import type { IStyleData } from "@univerjs/core";

interface TableTheme {
  readonly name: string;
  readonly style: {
    readonly headerRowStyle?: IStyleData;
    readonly firstRowStyle?: IStyleData;
    readonly secondRowStyle?: IStyleData;
  };
}

const ACCENTS = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"] as const;
/** Excel repeats seven colours through its families of table styles: black, then the six accents of the Office theme. */
const COLORS = ["#404040", ...ACCENTS] as const;

/** The engine falls back to a theme of its own where a table names none, so "no style" needs a name too. */
const NO_STYLE = "TableStyleNone";

const FAMILIES = [
  { family: "Light", styles: 21, theme: lightTheme },
  { family: "Medium", styles: 28, theme: mediumTheme },
  { family: "Dark", styles: 11, theme: darkTheme },
] as const;

/** Excel's built-in table styles under their own names, as near as the engine can draw them. */
export const TABLE_THEMES: readonly TableTheme[] = [
  { name: NO_STYLE, style: {} },
  ...FAMILIES.flatMap(({ family, styles, theme }) =>
    Array.from({ length: styles }, (_, index) => ({
      name: `TableStyle${family}${index + 1}`,
      style: theme(COLORS[index % COLORS.length] ?? COLORS[0]),
    })),
  ),
];

/**
 * The same for a dark page, where the engine turns every colour's lightness over: an accent stays as bright as it was,
 * and white letters on it become black. Black ones become white, as Excel shows them.
 */
export const DARK_PAGE_TABLE_THEMES: readonly TableTheme[] = TABLE_THEMES.map(({ name, style }) => {
  const { headerRowStyle } = style;
  const isOnAccent = ACCENTS.some((color) => color === headerRowStyle?.bg?.rgb);
  return {
    name,
    style: isOnAccent ? { ...style, headerRowStyle: { ...headerRowStyle, cl: { rgb: "#000000" } } } : style,
  };
});

const THEME_NAMES = new Set(TABLE_THEMES.map((theme) => theme.name));

/** The theme to draw a style with; a style of the user's own, which only the file knows, is drawn as the default one. */
export function themeOf(style: string): string {
  if (style === "") return NO_STYLE;
  return THEME_NAMES.has(style) ? style : "TableStyleMedium2";
}

function lightTheme(color: string): TableTheme["style"] {
  return { headerRowStyle: { cl: { rgb: color } }, firstRowStyle: { bg: { rgb: tint(color, 0.85) } } };
}

function mediumTheme(color: string): TableTheme["style"] {
  return {
    headerRowStyle: { bg: { rgb: color }, cl: { rgb: "#FFFFFF" } },
    firstRowStyle: { bg: { rgb: tint(color, 0.85) } },
  };
}

function darkTheme(color: string): TableTheme["style"] {
  return {
    headerRowStyle: { bg: { rgb: "#262626" }, cl: { rgb: "#FFFFFF" } },
    firstRowStyle: { bg: { rgb: tint(color, 0.4) } },
    secondRowStyle: { bg: { rgb: tint(color, 0.6) } },
  };
}

/** The colour moved this part of the way to white. */
function tint(color: string, part: number): string {
  const bytes = [1, 3, 5].map((at) => {
    const byte = Number.parseInt(color.slice(at, at + 2), 16);
    return Math.round(byte + (255 - byte) * part)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${bytes.join("")}`.toUpperCase();
}
