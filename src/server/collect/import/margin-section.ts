/** Between the cells of the tables that terminals draw. */
export const BOX_SIDE = "│";

/** A section of a 通达信 F10 text: `【7.融资融券】`, alone in its line or followed by text. */
const SECTION = /^\s*【[^】]*】/;
const MARGIN_SECTION = /^\s*【[^】]*融资融券[^】]*】/;

/**
 * The text with the section 融资融券 alone, where it has one with a table; other lines become blank, so that lines keep
 * their numbers. The list of sections at the top of an F10 text names it too, but has no table below it.
 */
export function cutMarginSection(text: string): string {
  if (!text.includes("【") || !text.includes(BOX_SIDE)) return text;
  const lines = text.split("\n");
  const start = lines.findIndex((line, index) => MARGIN_SECTION.test(line) && isBoxNear(lines, index));
  if (start < 0) return text;
  const next = lines.findIndex((line, index) => index > start && SECTION.test(line));
  const end = next < 0 ? lines.length : next;
  return lines.map((line, index) => (index >= start && index < end ? line : "")).join("\n");
}

const NEAR = 30;

function isBoxNear(lines: readonly string[], heading: number): boolean {
  const below = lines.slice(heading + 1, heading + NEAR);
  const next = below.findIndex((line) => SECTION.test(line));
  return below.slice(0, next < 0 ? NEAR : next).some((line) => line.includes(BOX_SIDE));
}
