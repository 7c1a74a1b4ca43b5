import type { ImportAnswers } from "../../src/contracts/import.ts";
import { importFile, type ImportedFile } from "../../src/server/collect/import/import-file.ts";
import { ImportError } from "../../src/server/collect/import/import-error.ts";
import type { Text } from "../../src/core/text.ts";
import { day } from "./disclosures.ts";

export interface Given extends ImportAnswers {
  readonly name?: string;
}

/** Imports the bytes on 2026-11-20 under the name, with the answers. */
export function importing(bytes: Uint8Array, { name = "table.csv", ...answers }: Given = {}): ImportedFile {
  return importFile(bytes, {
    name,
    answers,
    today: day("2026-11-20"),
    fetchedAt: "2026-11-20T01:00:00.000Z",
  });
}

/** The sentence of the refusal; the file must be refused. */
export function refusalOf(bytes: Uint8Array, given?: Given): Text {
  try {
    importing(bytes, given);
  } catch (error) {
    if (error instanceof ImportError) return error.text;
    throw error;
  }
  throw new Error("the file was accepted");
}

/** The figures of a disclosure of totals or overview. */
export function figuresOf({ disclosures }: ImportedFile, index = 0): unknown {
  const disclosure = disclosures[index];
  return disclosure && "figures" in disclosure ? disclosure.figures : undefined;
}

/** What is asked, with the guess. */
export const asked = ({ preview }: ImportedFile): (string | null)[][] =>
  preview.questions.map(({ id, suspected }) => [id, suspected]);
