import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { securityDay, type SecurityDay } from "../../contracts/api.ts";
import { exchange, tradingDate, type MarginFigures, type Provenance, type SecurityRow } from "../../contracts/rows.ts";
import { MARGIN_FIELD_IDS } from "../../core/fields/catalogue.ts";
import { canonicalCode } from "../../core/market/bse-codes.ts";
import { SCOPE_NAMES, type Exchange } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store, StoredDisclosure } from "../store/store.ts";
import type { ServedDay } from "../truth/served-day.ts";
import { HttpError } from "./http-error.ts";
import { servedStore, type Services } from "./services.ts";

const params = z.object({ date: z.union([z.literal("latest"), tradingDate]), exchange });
/** `revision`: the day as it was disclosed in that revision, without anything derived. */
const querystring = z.object({ revision: z.coerce.number().int().positive().optional() });

export function registerDays(app: FastifyInstance, services: Services): void {
  const schema = { params, querystring, response: { 200: securityDay } };
  app.get<{ Params: z.infer<typeof params>; Querystring: z.infer<typeof querystring> }>(
    "/days/:date/:exchange",
    { schema },
    async (request): Promise<SecurityDay> => {
      const { store, sample } = await servedStore(services);
      const { exchange } = request.params;
      const { revision } = request.query;
      const newest = await store.newest("details", exchange);
      const date = request.params.date === "latest" ? newest : request.params.date;
      if (date && revision !== undefined)
        return { sample, exchange, date, ...(await readRevision(store, exchange, date, revision)) };
      const day = date && (await readServed(store, exchange, date));
      if (!day) throw notStored(exchange, date, newest);
      return { sample, exchange, date, ...day };
    },
  );
}

type Content = Pick<SecurityDay, "rows" | keyof Provenance>;

/**
 * What is served of the securities that were disclosed: where several sources gave a column, the first of the plan; the
 * unpublished is derived.
 */
async function readServed(store: Store, exchange: Exchange, date: TradingDate): Promise<Content | null> {
  const disclosed = await store.details(exchange, date);
  if (!disclosed) return null;
  const day = (await store.servedDays(date)).find((one) => one.exchange === exchange);
  const codes = new Set(disclosed.rows.map(({ code }) => canonicalCode(code)));
  return { ...disclosed, rows: day ? rowsOf(day).filter(({ code }) => codes.has(code)) : [] };
}

const rowsOf = ({ codes, names, columns }: ServedDay): SecurityRow[] =>
  codes.map((code, row) => {
    const figures = MARGIN_FIELD_IDS.map((id) => [id, figureAt(columns[id], row)] as const);
    return { code, name: names[row]!, ...(Object.fromEntries(figures) as MarginFigures) };
  });

function figureAt(column: Float64Array, row: number): number | null {
  const value = column[row]!;
  return Number.isNaN(value) ? null : value;
}

async function readRevision(store: Store, exchange: Exchange, date: TradingDate, revision: number): Promise<Content> {
  const all = await store.disclosures("details", exchange, { from: date, to: date, all: true });
  const found = all.find((one) => one.revision === revision);
  if (found?.dataset !== "details") throw noSuchRevision(date, revision, all);
  return { rows: [...found.rows], source: found.source, fetched_at: found.fetchedAt, revision };
}

function noSuchRevision(date: TradingDate, revision: number, stored: readonly StoredDisclosure[]): HttpError {
  const known = stored.map((one) => one.revision).sort((one, other) => one - other);
  return new HttpError(404, "no_such_revision", {
    zh: `${date} 没有版本 ${revision}：已有版本为 ${known.join("、") || "无"}。请改用其中之一。`,
    en: `${date} has no revision ${revision}: there are ${known.join(", ") || "none"}. Use one of them.`,
  });
}

function notStored(exchange: Exchange, date: TradingDate | null, newest: TradingDate | null): HttpError {
  const name = SCOPE_NAMES[exchange];
  const reach = newest
    ? { zh: `已存的最新一日是 ${newest}`, en: `the newest stored day is ${newest}` }
    : { zh: "尚无任何一日", en: "no day is stored yet" };
  const when = date ?? "latest";
  return new HttpError(404, "not_stored", {
    zh: `没有${name.zh} ${when} 的两融明细（${reach.zh}）。请先采集该日，或改选其他交易日。`,
    en: `No details of ${name.en} for ${when} are stored (${reach.en}). Collect that day first, or choose another session.`,
  });
}
