import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { elementsNamed, escapeXml, parseXml } from "./xml.ts";

const workbookRelationships = "xl/_rels/workbook.xml.rels";

/** An .xlsx file as its parts, for what the spreadsheet library does not know. */
export class OfficePackage {
  readonly #parts: Record<string, Uint8Array>;

  constructor(bytes: Uint8Array) {
    this.#parts = unzipSync(bytes);
  }

  text(path: string): string | undefined {
    const part = this.#parts[path];
    return part && strFromU8(part);
  }

  paths(): readonly string[] {
    return Object.keys(this.#parts);
  }

  /** All parts, with the text of some changed. */
  mapText(paths: RegExp, change: (text: string) => string): Record<string, Uint8Array> {
    return Object.fromEntries(
      Object.entries(this.#parts).map(([path, part]) => {
        return [path, paths.test(path) ? strToU8(change(strFromU8(part))) : part];
      }),
    );
  }

  write(path: string, text: string): void {
    this.#parts[path] = strToU8(text);
  }

  /** Names the kind of a part that stands beside those of which the package knows by their ending. */
  declareContentType(path: string, contentType: string): void {
    this.#insert(
      "[Content_Types].xml",
      "</Types>",
      `<Override PartName="/${path}" ContentType="${escapeXml(contentType)}"/>`,
    );
  }

  /** @param target relative to the folder `xl` */
  relateToWorkbook(type: string, target: string): void {
    const taken = new Set(
      elementsNamed(this.#xml(workbookRelationships), "Relationship").map((r) => r.getAttribute("Id")),
    );
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number++;
    this.#insert(
      workbookRelationships,
      "</Relationships>",
      `<Relationship Id="rId${number}" Type="${escapeXml(type)}" Target="${escapeXml(target)}"/>`,
    );
  }

  /** Path of the part that the workbook calls by that relationship. */
  workbookPart(relationshipId: string): string | undefined {
    const relation = elementsNamed(this.#xml(workbookRelationships), "Relationship").find(
      (candidate) => candidate.getAttribute("Id") === relationshipId,
    );
    const target = relation?.getAttribute("Target");
    if (!target) return undefined;
    return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return zipSync(this.#parts, { level: 6 });
  }

  #xml(path: string): ReturnType<typeof parseXml> {
    const text = this.text(path);
    if (text === undefined) throw new Error(`the package has no part ${path}`);
    return parseXml(text);
  }

  #insert(path: string, before: string, xml: string): void {
    const text = this.text(path) ?? "";
    const place = text.lastIndexOf(before);
    if (place < 0) throw new Error(`the part ${path} has no ${before}`);
    this.write(path, text.slice(0, place) + xml + text.slice(place));
  }
}
