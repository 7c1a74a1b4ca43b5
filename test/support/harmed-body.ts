import { read, utils } from "@e965/xlsx";
import fc from "fast-check";
import { encodeGbk } from "./gbk.ts";
import { writeInlineXlsx } from "./inline-xlsx.ts";
import { anyMutation, mutate, type Mutation } from "./mutations.ts";
import type { Body } from "./recorded-exchange.ts";

/** What can happen to an answer: one value harmed, or the whole of it cut short, in GBK, or a web page in its place. */
export type Harm = Mutation | { readonly cutAt: number } | { readonly whole: "gbk" | "html" };

/** Mostly single values: there are many of them. */
export const anyHarm: fc.Arbitrary<Harm> = fc.oneof(
  { weight: 20, arbitrary: anyMutation },
  { weight: 2, arbitrary: fc.record({ cutAt: fc.double({ min: 0, max: 0.999, noNaN: true }) }) },
  { weight: 1, arbitrary: fc.record({ whole: fc.constantFrom("gbk", "html") }) },
);

const PAGE = "<!DOCTYPE html><title>访问验证</title>";
const ZIP = "P".charCodeAt(0);

/** The body harmed; where a value of it is, in the same form as before. */
export function harm(body: Body, how: Harm): Body {
  if ("cutAt" in how) return cut(body, how.cutAt);
  if ("whole" in how) return how.whole === "html" ? PAGE : inGbk(body);
  if (typeof body !== "string") return body[0] === ZIP ? harmSheet(body, how) : harmQuote(body, how);
  const callback = /^([\w$]+)\((.*)\)\s*;?\s*$/s.exec(body);
  const plain = (callback?.[2] ?? body).replace(/'([\d-]*)'\]$/, '"$1"]');
  const harmed = JSON.stringify(mutate(JSON.parse(plain) as unknown, how));
  return callback ? `${callback[1]!}(${harmed.replace(/"([\d-]*)"\]$/, "'$1']")})` : harmed;
}

const cut = (body: Body, share: number): Body => body.slice(0, Math.floor(body.length * share));

const inGbk = (body: Body): Body => (typeof body === "string" ? new Uint8Array(encodeGbk(body)) : body);

/** A line of values between `~`. */
function harmQuote(bytes: Uint8Array, mutation: Mutation): Body {
  const [, symbol = "", values = ""] = /^(\w+)="(.*)";/s.exec(new TextDecoder("gbk").decode(bytes)) ?? [];
  const harmed = (mutate(values.split("~"), mutation) as (string | null)[]).map((value) => value ?? "");
  return new Uint8Array(encodeGbk(`${symbol}="${harmed.join("~")}";\n`));
}

function harmSheet(bytes: Uint8Array, mutation: Mutation): Body {
  const book = read(bytes, { type: "array" });
  const rows = utils.sheet_to_json<unknown[]>(Object.values(book.Sheets)[0]!, { header: 1 });
  const harmed = mutate(rows, mutation).map((row) => (Array.isArray(row) ? row.map(asCell) : []));
  return new Uint8Array(writeInlineXlsx(book.SheetNames[0]!, harmed));
}

const asCell = (value: unknown) => (typeof value === "string" || typeof value === "number" ? value : "");
