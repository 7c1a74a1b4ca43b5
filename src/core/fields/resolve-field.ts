import { MetricError } from "../errors.ts";
import { ALL_FIELDS, type AnyField } from "./any-field.ts";

/** A longer text is no field, and is quoted by its beginning. */
const MOST_QUOTED = 40;
/** Letters to change, as a share of the name, beyond which nobody meant that field. */
const FARTHEST = 0.5;

const byKey = new Map<string, AnyField>();
for (const field of [...ALL_FIELDS].reverse()) for (const name of namesOf(field)) byKey.set(keyOf(name), field);

/**
 * The field of an id, a name in either language, or the market's abbreviation, whatever the case and the width of its
 * letters. An unknown one is an error that names the nearest, if one is near.
 */
export function resolveField(text: string): AnyField | MetricError {
  return byKey.get(keyOf(text)) ?? unknownField(text);
}

function namesOf({ id, name, abbreviation }: AnyField): string[] {
  return [id, name.zh, name.en, ...(abbreviation ? [abbreviation] : [])];
}

/** Full-width letters become plain ones; case, spaces, underscores and commas make no difference. */
function keyOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_,-]+/g, "");
}

function unknownField(text: string): MetricError {
  const given = text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;
  const nearest = nearestField(text);
  return new MetricError("badInput", {
    zh: `没有字段“${given}”${nearest ? `；最接近的是 ${nearest.name.zh}（${nearest.id}）` : ""}。全部字段见 RZRQ.FIELDS()`,
    en: `there is no field "${given}"${nearest ? `; the nearest is ${nearest.id} (${nearest.name.zh})` : ""}. RZRQ.FIELDS() lists them all`,
  });
}

/** Null where none is near. */
function nearestField(text: string): AnyField | null {
  const key = keyOf(text.slice(0, MOST_QUOTED));
  let nearest: AnyField | null = null;
  let least = FARTHEST;
  for (const field of ALL_FIELDS) {
    for (const name of namesOf(field)) {
      const other = keyOf(name);
      const distance = editDistance(key, other) / Math.max(key.length, other.length, 1);
      if (distance > least || (distance === least && nearest)) continue;
      least = distance;
      nearest = field;
    }
  }
  return nearest;
}

/** Levenshtein: letters to put in, to take out or to change. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
