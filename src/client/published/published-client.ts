import { BLOCK_TYPE, type BlockMetadata } from "../../contracts/blocks.ts";
import { dayBlockPath, edition as editionSchema, EDITION_PATH, marketBlockPath } from "../../contracts/edition.ts";
import { EXCHANGES, SCOPE_NAMES, type Exchange } from "../../core/market/exchange.ts";
import { connect, type Client } from "../client.ts";
import { ClientError, isGone } from "../client-error.ts";
import { decodeBlock, type BlockOf } from "../data/block-table.ts";
import { indexEdition, type EditionIndex } from "../data/edition-index.ts";
import { getBytes, getJson, type Connection } from "../request.ts";
import { dayOf } from "./published-day.ts";
import { seriesOf } from "./published-series.ts";

/**
 * The client of a host that only serves: plain files, or a server before a standby. All that it gives is read from the
 * edition and the blocks, and nothing is collected.
 */
export function createPublishedClient(options: Partial<Connection> = {}): Client {
  const connection = connect(options);
  const readEdition = async (signal?: AbortSignal): Promise<EditionIndex> =>
    indexEdition(await getJson(connection, EDITION_PATH, editionSchema, signal));

  /** A block of the newest edition; `address` null = that edition has none. A publication may come in between, once. */
  async function readBlock<K extends BlockMetadata["kind"]>(
    kind: K,
    address: (edition: EditionIndex) => string | null,
    signal: AbortSignal | undefined,
  ): Promise<BlockOf<K> | null> {
    for (let isAgain = false; ; isAgain = true) {
      const path = address(await readEdition(signal));
      if (path === null) return null;
      try {
        return decodeBlock(await getBytes(connection, path, BLOCK_TYPE, signal), kind, path);
      } catch (error) {
        if (isAgain || !isGone(error)) throw error;
      }
    }
  }

  return {
    async asOf(signal) {
      const edition = await readEdition(signal);
      const newestOf = (exchange: Exchange) => ({
        exchange,
        totals: edition.newest(exchange, "totals"),
        details: edition.newest(exchange, "details"),
      });
      return { sample: edition.sample, exchanges: EXCHANGES.map(newestOf) };
    },
    async marketSeries({ scope, from, to }, signal) {
      const block = await readBlock("market", ({ edition }) => marketBlockPath(scope, edition), signal);
      return seriesOf(block!, scope, from, to);
    },
    async securityDay({ exchange, date }, signal) {
      const addressOf = (edition: EditionIndex): string | null => {
        const day = date === "latest" ? edition.newest(exchange, "details") : date;
        const revision = day === null ? null : edition.revisionOf(day);
        return day === null || revision === null ? null : dayBlockPath(day, revision);
      };
      const block = await readBlock("day", addressOf, signal);
      const published = block && dayOf(block, exchange);
      if (!published) throw notPublished(exchange, date);
      return published;
    },
    async *sync() {
      yield await Promise.resolve({ type: "done", landed: 0, unchanged: 0, not_disclosed: 0, failed: 0 } as const);
    },
  };
}

function notPublished(exchange: Exchange, date: string): ClientError {
  const { zh, en } = SCOPE_NAMES[exchange];
  const day = date === "latest" ? { zh: "任何一日", en: "any day" } : { zh: ` ${date} `, en: date };
  return new ClientError("refused", {
    zh: `已发布的数据中没有${zh}${day.zh}的两融明细，此处也不能采集。请改选其他交易日，或请发布者补上。`,
    en: `What is published has no details of ${en} for ${day.en}, and nothing can be collected here. Choose another session, or ask whoever publishes for it.`,
  });
}
