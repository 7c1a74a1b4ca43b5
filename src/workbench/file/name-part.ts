import type { NameModel } from "../grid/workbook-model.ts";
import type { FormulaText } from "./formula-text.ts";
import type { OfficePackage } from "./office-package.ts";
import { elementsNamed, escapeXml, parseXml } from "./xml.ts";

const workbookPart = "xl/workbook.xml";

/** The library knows only names of cells: names are written here, hidden ones and formulas too. */
export function writeNames(file: OfficePackage, names: readonly NameModel[], formulas: FormulaText): void {
  if (names.length === 0) return;
  const elements = names.map(({ name, formula, visible }) => {
    const hidden = visible ? "" : ' hidden="1"';
    return `<definedName name="${escapeXml(name)}"${hidden}>${escapeXml(formulas.toFile(formula))}</definedName>`;
  });
  const text = file.text(workbookPart) ?? "";
  file.write(
    workbookPart,
    text.replace("</sheets>", () => `</sheets><definedNames>${elements.join("")}</definedNames>`),
  );
}

/** Excel's own names (`_xlnm.Print_Area`) are no concern of the workbook's user. */
export function readNames(file: OfficePackage, formulas: FormulaText): NameModel[] {
  const text = file.text(workbookPart);
  if (text === undefined) return [];
  const names = new Map<string, NameModel>();
  for (const element of elementsNamed(parseXml(text), "definedName")) {
    const name = element.getAttribute("name") ?? "";
    if (name === "" || name.startsWith("_xlnm.") || names.has(name.toUpperCase())) continue;
    const visible = !["1", "true"].includes(element.getAttribute("hidden") ?? "");
    names.set(name.toUpperCase(), { name, formula: formulas.fromFile(element.textContent ?? ""), visible });
  }
  return [...names.values()];
}
