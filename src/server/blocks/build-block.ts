import { historyRevision, type Edition } from "../../contracts/edition.ts";
import { MARGIN_SINCE, type Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { readAccounts } from "../markets/read-accounts.ts";
import { readMarket } from "../markets/read-market.ts";
import type { Store } from "../store/store.ts";
import { codesOf, encodeDayBlock, type BlockPlace } from "./day-block.ts";
import { encodeDirectoryBlock } from "./directory-block.ts";
import { deriveHistory, encodeHistoryBlock } from "./history-block.ts";
import { encodeMarketBlock } from "./market-block.ts";
import { originRunsOf } from "./series-origins.ts";
import { encodeSeriesBlock } from "./series-block.ts";

/** What a block holds, and as of which revision. */
export type BlockAddress = { readonly revision: number } & (
  | { readonly kind: "day"; readonly date: TradingDate }
  | { readonly kind: "history"; readonly date: TradingDate }
  | { readonly kind: "series"; readonly code: string }
  | { readonly kind: "market"; readonly exchange: Scope }
  | { readonly kind: "directory" }
);

type OtherAddress = Exclude<BlockAddress, { readonly kind: "day" }>;

/** A store, and what it served when its edition was read. */
export interface ServedState {
  readonly store: Store;
  readonly edition: Edition;
}

const ALWAYS = [MARGIN_SINCE.SSE, "9999-12-31" as TradingDate] as const;

/**
 * The block at the address; null where its revision is not the one that is served, or nothing is served there.
 * Whoever keeps it may keep it for ever, so it is thrown away when the store changed while it was read.
 */
export async function buildBlock(state: ServedState, address: BlockAddress): Promise<Uint8Array | null> {
  if (address.revision !== servedRevision(state.edition, address)) return null;
  if (address.kind === "day") return buildDay(state, address);
  const block = await encode(state, address);
  return (await state.store.edition()) === state.edition.edition ? block : null;
}

/** A day says by itself of which revision it is: nobody else has to be asked whether it changed meanwhile. */
async function buildDay(
  { store, edition: { sample } }: ServedState,
  { date, revision }: { readonly date: TradingDate; readonly revision: number },
): Promise<Uint8Array | null> {
  const days = await store.servedDays(date);
  const isServed = Math.max(...days.map(({ edition }) => edition)) === revision;
  return isServed ? encodeDayBlock(days, { sample, revision }) : null;
}

/** The revision under which the block is served now; null where there is no such day. */
export function servedRevision({ days, edition }: Edition, address: Omit<BlockAddress, "revision">): number | null {
  const { kind, date } = address as { kind: BlockAddress["kind"]; date?: TradingDate };
  if (kind !== "day" && kind !== "history") return edition;
  const index = days.date.indexOf(date!);
  if (index < 0) return null;
  return kind === "day" ? days.revision[index]! : historyRevision(days, index);
}

async function encode({ store, edition }: ServedState, address: OtherAddress): Promise<Uint8Array | null> {
  const place: BlockPlace = { sample: edition.sample, revision: address.revision };
  switch (address.kind) {
    case "history": {
      const codes = codesOf(await store.servedDays(address.date));
      const [day] = await deriveHistory(store, new Map([[address.date, codes]]));
      return encodeHistoryBlock(day!, place);
    }
    case "series": {
      const series = await store.servedSeries(address.code);
      if (!series) return null;
      return encodeSeriesBlock(series, await originRunsOf(store, edition.edition, series.exchange), place);
    }
    case "market": {
      const isAll = address.exchange === "ALL";
      const [market, accounts] = await Promise.all([
        readMarket(store, address.exchange, ...ALWAYS),
        isAll ? readAccounts(store, ...ALWAYS) : [],
      ]);
      return encodeMarketBlock(address.exchange, market, accounts, place);
    }
    case "directory":
      return encodeDirectoryBlock(await store.securities(), place);
  }
}
