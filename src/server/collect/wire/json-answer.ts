import type { z } from "zod";
import type { Text } from "../../../core/text.ts";
import { unreadable, wrongField, type Origin } from "../source-problems.ts";

const CALLBACK = /^\s*[\w$.]+\s*\(([\s\S]*)\)\s*;?\s*$/;

/** Parses JSON, or JSON handed to a callback (JSONP). Nothing is ever evaluated. */
export function parseJson(text: string, origin: Origin): unknown {
  const body = CALLBACK.exec(text)?.[1] ?? text;
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw unreadable(origin, "JSON", cause);
  }
}

const KINDS: Readonly<Record<string, Text>> = {
  number: { zh: "数字", en: "a number" },
  string: { zh: "文本", en: "a text" },
  array: { zh: "列表", en: "a list" },
  object: { zh: "对象", en: "an object" },
  record: { zh: "对象", en: "an object" },
  tuple: { zh: "列表", en: "a list" },
};

/** Reads a body as the schema says; otherwise names the first field that is not as documented, and its value. */
export function readShape<Schema extends z.ZodType>(schema: Schema, body: unknown, origin: Origin): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const expected = issue.code === "invalid_type" ? KINDS[issue.expected] : undefined;
  throw wrongField(
    origin,
    issue.path.length > 0 ? issue.path.join(".") : "(body)",
    valueAt(body, issue.path),
    expected ?? { zh: `符合格式的值（${issue.message}）`, en: `a value of the documented form (${issue.message})` },
  );
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    body,
  );
}
