import type { FastifyInstance } from "fastify";
import { query, queryAnswer, type Query, type QueryAnswer } from "../../contracts/api.ts";
import { QUERY_LIMITS } from "../../contracts/query-limits.ts";
import { canonicalCode } from "../../core/market/bse-codes.ts";
import { parseSecurityCode } from "../../core/market/security-code.ts";
import { readScattered, readsOf, type Point, type Scattered } from "../blocks/read-scattered.ts";
import { HttpError } from "./http-error.ts";
import type { Services } from "./services.ts";

/** 5,000 codes of a name each, and as many dates. */
const BODY_LIMIT = 512 * 1024;
/** So often an answer is read anew after days were landed meanwhile. */
const ATTEMPTS = 3;

export function registerQuery(app: FastifyInstance, { blocks }: Services): void {
  app.post<{ Body: Query }>(
    "/query",
    { bodyLimit: BODY_LIMIT, schema: { body: query, response: { 200: queryAnswer } } },
    async (request): Promise<QueryAnswer> => {
      const { codes: given, dates, fields, paired = false } = request.body;
      const codes = given.map(readCode);
      if (paired) requirePairs(codes.length, dates.length);
      requireFewCells(codes.length * (paired ? 1 : dates.length) * fields.length);
      const points = paired
        ? codes.map((code, place) => [code, dates[place]!] as const)
        : codes.flatMap((code) => dates.map((date) => [code, date] as const));
      requireFewReads(points);
      return { ...(await readOfOneEdition(blocks, { points, fields })), fields };
    },
  );
}

/** Days are landed while others are read: what was read meanwhile is read again. */
async function readOfOneEdition(
  blocks: Services["blocks"],
  scattered: Scattered,
): Promise<Omit<QueryAnswer, "fields">> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { store, edition } = await blocks.state();
    const rows = await readScattered(store, scattered);
    if ((await store.edition()) === edition.edition) return { sample: edition.sample, edition: edition.edition, rows };
  }
  throw new HttpError(503, "changing", {
    zh: `读取期间数据更新了 ${ATTEMPTS} 次，没有读到同一版本的数字。请待采集结束后重试。`,
    en: `The data changed ${ATTEMPTS} times while it was read, so no figures of one edition were had. Try again once collecting has ended.`,
  });
}

const readCode = (code: string): string => canonicalCode(parseSecurityCode(code)!.code);

function requirePairs(codes: number, dates: number): void {
  if (codes === dates) return;
  throw new HttpError(400, "not_paired", {
    zh: `给出 ${codes} 个代码、${dates} 个日期：paired 为 true 时二者须一一对应。请补齐，或去掉 paired 以查询每个代码的每个日期。`,
    en: `${codes} codes and ${dates} dates were given: with paired each code needs a date of its own. Complete them, or leave paired out to ask for every code on every date.`,
  });
}

function requireFewCells(cells: number): void {
  if (cells <= QUERY_LIMITS.cells) return;
  const limit = QUERY_LIMITS.cells.toLocaleString("en");
  throw new HttpError(400, "too_many_cells", {
    zh: `代码 × 日期 × 字段共 ${cells.toLocaleString("en")} 个值：每次至多 ${limit} 个。请分批查询，或改读 days、series 数据块。`,
    en: `Codes × dates × fields are ${cells.toLocaleString("en")} values: at most ${limit} at a time. Ask in parts, or read the blocks of days or series.`,
  });
}

function requireFewReads(points: readonly Point[]): void {
  const { by, reads } = readsOf(points);
  if (reads.length <= QUERY_LIMITS.reads) return;
  const what = by === "code" ? { zh: "只证券", en: "securities" } : { zh: "个日期", en: "dates" };
  throw new HttpError(400, "too_scattered", {
    zh: `所问分散于 ${reads.length} ${what.zh}：代码与日期中较少的一方每次至多 ${QUERY_LIMITS.reads} 个。请分批查询，或改读 days、series 数据块。`,
    en: `The question is scattered over ${reads.length} ${what.en}: of codes and dates, whichever are fewer may be ${QUERY_LIMITS.reads} at a time. Ask in parts, or read the blocks of days or series.`,
  });
}
