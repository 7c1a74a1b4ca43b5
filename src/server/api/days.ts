import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { securityDay, type SecurityDay } from "../../contracts/api.ts";
import { exchange, tradingDate, type SecurityRow } from "../../contracts/rows.ts";
import { previousSession } from "../../core/market/calendar.ts";
import { SCOPE_NAMES, type Exchange } from "../../core/market/exchange.ts";
import { withOutflows } from "../../core/market/roll-forward.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";
import { HttpError } from "./http-error.ts";
import { servedStore, type Services } from "./services.ts";

const params = z.object({ date: z.union([z.literal("latest"), tradingDate]), exchange });

export function registerDays(app: FastifyInstance, services: Services): void {
  const schema = { params, response: { 200: securityDay } };
  app.get<{ Params: z.infer<typeof params> }>(
    "/days/:date/:exchange",
    { schema },
    async (request): Promise<SecurityDay> => {
      const { store, sample } = await servedStore(services);
      const { exchange } = request.params;
      const newest = await store.newest("details", exchange);
      const date = request.params.date === "latest" ? newest : request.params.date;
      const day = date && (await store.details(exchange, date));
      if (!day) throw notStored(exchange, date, newest);
      return { sample, exchange, date, ...day, rows: await withRepayments(store, exchange, date, day.rows) };
    },
  );
}

/** A security that was no target on the session before has nothing to roll forward from. */
async function withRepayments(
  store: Store,
  exchange: Exchange,
  date: TradingDate,
  rows: readonly SecurityRow[],
): Promise<SecurityRow[]> {
  const before = await store.details(exchange, previousSession(date));
  const rowBefore = new Map(before?.rows.map((row) => [row.code, row]));
  return rows.map((row) => {
    const previous = rowBefore.get(row.code);
    return previous ? withOutflows(row, previous) : row;
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
