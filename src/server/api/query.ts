import type { FastifyInstance } from "fastify";
import { query, QUERY_LIMITS, queryAnswer, type Query, type QueryAnswer } from "../../contracts/api.ts";
import { canonicalCode } from "../../core/market/bse-codes.ts";
import { parseSecurityCode } from "../../core/market/security-code.ts";
import { readScattered, type Wanted } from "../blocks/read-scattered.ts";
import { HttpError } from "./http-error.ts";
import type { Services } from "./services.ts";

/** 5,000 codes of a name each, and as many dates. */
const BODY_LIMIT = 512 * 1024;

export function registerQuery(app: FastifyInstance, { blocks }: Services): void {
  app.post<{ Body: Query }>(
    "/query",
    { bodyLimit: BODY_LIMIT, schema: { body: query, response: { 200: queryAnswer } } },
    async (request): Promise<QueryAnswer> => {
      const { codes, dates, fields } = request.body;
      requireFewCells(codes.length * dates.length * fields.length);
      const wanted: Wanted = { codes: codes.map(readCode), dates, fields };
      const { store, edition } = await blocks.state();
      const rows = await readScattered(store, wanted);
      return { sample: edition.sample, edition: edition.edition, fields, rows };
    },
  );
}

const readCode = (code: string): string => canonicalCode(parseSecurityCode(code)!.code);

function requireFewCells(cells: number): void {
  if (cells <= QUERY_LIMITS.cells) return;
  const limit = QUERY_LIMITS.cells.toLocaleString("en");
  throw new HttpError(400, "too_many_cells", {
    zh: `代码 × 日期 × 字段共 ${cells.toLocaleString("en")} 个值：每次至多 ${limit} 个。请分批查询，或改读 days、series 数据块。`,
    en: `Codes × dates × fields are ${cells.toLocaleString("en")} values: at most ${limit} at a time. Ask in parts, or read the blocks of days or series.`,
  });
}
