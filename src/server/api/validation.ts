import type { FastifySchemaCompiler, FastifySerializerCompiler } from "fastify";
import type { z } from "zod";
import type { Text } from "../../core/text.ts";
import { HttpError } from "./http-error.ts";

/** Requests are read through their contract schema. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (given: unknown) => {
    const read = schema.safeParse(given);
    if (read.success) return { value: read.data };
    return { error: new HttpError(400, "bad_request", explainIssue(read.error.issues[0]!, given)) };
  };

/** Replies are written through theirs: what it does not name is left out, and what it forbids never leaves the server. */
export const serializerCompiler: FastifySerializerCompiler<z.ZodType> =
  ({ schema }) =>
  (reply: unknown) =>
    JSON.stringify(schema.parse(reply));

/** The first thing wrong with a request, in a sentence. */
function explainIssue(issue: z.core.$ZodIssue, input: unknown): Text {
  const name = issue.path.join(".") || "request";
  const value = issue.path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), input);
  const expected = expectation(issue);
  if (value === undefined)
    return {
      zh: `缺少参数 ${name}：应为${expected.zh}。请补上后重试。`,
      en: `${name} is missing: expected ${expected.en}. Add it and try again.`,
    };
  const given = JSON.stringify(value);
  return {
    zh: `参数 ${name} 的值是 ${given}：应为${expected.zh}。请改正后重试。`,
    en: `${name} is ${given}: expected ${expected.en}. Correct it and try again.`,
  };
}

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === "object" && value !== null;

const DATE: Text = { zh: "形如 2026-09-18 的日期", en: "an existing date such as 2026-09-18" };

function expectation(issue: z.core.$ZodIssue): Text {
  switch (issue.code) {
    case "invalid_value": {
      const values = issue.values.map(String);
      return { zh: values.join("、"), en: values.join(", ") };
    }
    case "invalid_union": {
      const texts = issue.errors.flatMap((branch) => branch.slice(0, 1).map(expectation));
      return { zh: texts.map(({ zh }) => zh).join("，或"), en: texts.map(({ en }) => en).join(", or ") };
    }
    case "invalid_type":
      return { zh: ` ${issue.expected} `, en: issue.expected };
    case "custom":
      return DATE;
    default:
      return { zh: `：${issue.message}`, en: issue.message };
  }
}
