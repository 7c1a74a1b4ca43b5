import { z } from "zod";
import { FIELDS, type FieldId } from "../core/fields/catalogue.ts";
import { parseSecurityCode } from "../core/market/security-code.ts";
import { scope, tradingDate } from "./rows.ts";

/** A larger file is no table of margin trading: the whole market's details of a day are below 1 MB. */
export const IMPORT_LIMIT_BYTES = 64 * 1024 * 1024;

/** Header of `POST import` that holds the file's name, percent-encoded. */
export const FILE_NAME_HEADER = "x-file-name";

const text = z.object({ zh: z.string(), en: z.string() });
const fieldId = z.enum(FIELDS.map(({ id }) => id) as [FieldId, ...FieldId[]]);

/** What a file can leave open, and the user alone can say. */
const QUESTION_IDS = ["sheet", "exchange", "date", "code", "amount_unit", "volume_unit"] as const;

/** Answers, by question. */
export const importAnswers = z.object({
  sheet: z.string().min(1).optional(),
  exchange: scope.optional(),
  date: tradingDate.optional(),
  code: z
    .string()
    .refine((code) => parseSecurityCode(code) !== null, "a code such as 600519")
    .optional(),
  amount_unit: z.enum(["元", "千元", "万元", "百万元", "亿元"]).optional(),
  volume_unit: z.enum(["股", "万股", "百万股", "亿股"]).optional(),
});

/** Query of `POST import`; the body is the file. Only with `store=1`, and with nothing left open, is it stored. */
export const importQuery = importAnswers.extend({ store: z.enum(["0", "1"]).default("0") });

/** Something that must be answered before the file can be stored. `suspected` is a guess, never taken for an answer. */
const importQuestion = z.object({
  id: z.enum(QUESTION_IDS),
  text,
  /** Null where the answer is typed: a date, a code. */
  choices: z.array(z.object({ value: z.string(), label: text })).nullable(),
  suspected: z.string().nullable(),
});

/** A column of figures: its heading as written, what it is, and who says its unit. */
const importColumn = z.object({
  heading: z.string(),
  field: fieldId,
  name: text,
  /** As written, such as 万元; null where each cell says it (1.59万亿), or nothing does yet. */
  unit: z.string().nullable(),
  unit_from: z.enum(["heading", "row", "line", "origin", "field", "cells", "answer"]).nullable(),
});

/** One table of the file: daily totals, complete lists of securities by day, or a part: one security or a few, over any days. */
const importTable = z.object({
  kind: z.enum(["totals", "details", "part"]),
  sheet: z.string().nullable(),
  exchanges: z.array(scope),
  rows: z.number(),
  days: z.object({ first: tradingDate, last: tradingDate, count: z.number() }).nullable(),
  /** Number of securities; null for totals. */
  securities: z.number().nullable(),
  columns: z.array(importColumn),
  /** The first and the last rows, in 元 and shares, in the order of the columns; empty while a unit is open. */
  sample: z.array(
    z.object({
      row: z.number(),
      date: tradingDate.nullable(),
      code: z.string().nullable(),
      figures: z.array(z.number().nullable()),
    }),
  ),
});

/** What was understood of a file, what was left out and why, what is still open, and what it came to. */
export const importPreview = z.object({
  file: z.string(),
  origin: z.object({ id: z.string(), name: text }),
  tables: z.array(importTable),
  left_out: z.array(z.object({ what: text, why: text })),
  questions: z.array(importQuestion),
  warnings: z.array(text),
  /** Day-disclosures by outcome; null where nothing was stored. */
  stored: z.object({ landed: z.number(), revised: z.number(), unchanged: z.number() }).nullable(),
});

export type QuestionId = (typeof QUESTION_IDS)[number];
export type ImportAnswers = z.infer<typeof importAnswers>;
export type ImportQuery = z.infer<typeof importQuery>;
export type ImportQuestion = z.infer<typeof importQuestion>;
export type ImportColumn = z.infer<typeof importColumn>;
export type ImportTable = z.infer<typeof importTable>;
export type ImportPreview = z.infer<typeof importPreview>;
