import {
  dayBlockPath,
  directoryBlockPath,
  historyBlockPath,
  historyRevision,
  marketBlockPath,
  seriesBlockPath,
  type Edition,
} from "../../contracts/edition.ts";
import { SCOPES } from "../../core/market/exchange.ts";
import type { BlockAddress } from "../blocks/build-block.ts";

export interface PublishedBlock {
  readonly path: string;
  readonly address: BlockAddress;
}

/** Every block that the edition leads to. */
export function blocksOf({ edition, days }: Edition, codes: readonly string[]): PublishedBlock[] {
  const ofDays = days.date.flatMap((date, index): PublishedBlock[] => {
    const revision = days.revision[index]!;
    const history = historyRevision(days, index);
    return [
      { path: dayBlockPath(date, revision), address: { kind: "day", date, revision } },
      { path: historyBlockPath(date, history), address: { kind: "history", date, revision: history } },
    ];
  });
  const revision = edition;
  return [
    { path: directoryBlockPath(revision), address: { kind: "directory", revision } },
    ...SCOPES.map((exchange) => ({
      path: marketBlockPath(exchange, revision),
      address: { kind: "market", exchange, revision } as const,
    })),
    ...ofDays.reverse(),
    ...codes.map((code) => ({
      path: seriesBlockPath(code, revision),
      address: { kind: "series", code, revision } as const,
    })),
  ];
}
