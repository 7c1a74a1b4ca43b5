import GithubSlugger from "github-slugger";

/** Lines of a page; undefined and empty parts are left out, the others stand apart. */
export function page(...parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part).join("\n\n")}\n`;
}

/** A table with a heading row. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A list with one entry a line. */
export function list(entries: readonly string[]): string {
  return entries.map((entry) => `- ${entry}`).join("\n");
}

/** Text that is shown as it is typed, in a block of its own. */
export function block(text: string): string {
  return ["```text", text, "```"].join("\n");
}

/** Text that is shown as it is typed, within a line. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** A text of the product within a line: nothing of it is taken for markup, but what stands between backticks is code. */
export function prose(text: string): string {
  return text.replace(/[*[\]]|<(?=\w)|(?<!\w)_|_(?!\w)/g, String.raw`\$&`);
}

/** The anchor of a heading that occurs once in its page. */
export function anchor(heading: string): string {
  return `#${new GithubSlugger().slug(heading)}`;
}
