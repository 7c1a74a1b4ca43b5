import {
  dayBlockPath,
  directoryBlockPath,
  historyBlockPath,
  marketBlockPath,
  seriesBlockPath,
} from "../../contracts/edition.ts";
import type { Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { digestText } from "./digest-text.ts";
import type { EditionIndex } from "./edition-index.ts";

/** A block that somebody wants, whatever its revision. */
export type WantedBlock =
  | { readonly kind: "day"; readonly date: TradingDate }
  | { readonly kind: "history"; readonly date: TradingDate }
  | { readonly kind: "series"; readonly code: string }
  | { readonly kind: "market"; readonly scope: Scope }
  | { readonly kind: "directory" };

/** Figures that lie too far apart for blocks; `body` is what `POST query` is sent, `digest` stands for it where it is looked up. */
export interface WantedPoints {
  readonly kind: "points";
  readonly body: string;
  readonly digest: string;
}

/** What is wanted with the question of the body. */
export function wantedPoints(body: string): WantedPoints {
  return { kind: "points", body, digest: digestText(body) };
}

/** What can be asked of the server. */
export type Wanted = WantedBlock | WantedPoints;

/** What is wanted, of one kind. */
export type WantedOf<K extends Wanted["kind"]> = Extract<Wanted, { kind: K }>;

/** The same text for the same block. */
export function wantedKey(wanted: Wanted): string {
  switch (wanted.kind) {
    case "day":
    case "history":
      return `${wanted.kind}/${wanted.date}`;
    case "series":
      return `series/${wanted.code}`;
    case "market":
      return `market/${wanted.scope}`;
    case "directory":
      return "directory";
    case "points":
      return `points/${wanted.digest}`;
  }
}

/** Where the block lies in an edition; null where the edition does not serve it. */
export function blockAddress(wanted: WantedBlock, edition: EditionIndex): string | null {
  switch (wanted.kind) {
    case "day": {
      const revision = edition.revisionOf(wanted.date);
      return revision === null ? null : dayBlockPath(wanted.date, revision);
    }
    case "history": {
      const revision = edition.historyRevisionOf(wanted.date);
      return revision === null ? null : historyBlockPath(wanted.date, revision);
    }
    case "series":
      return seriesBlockPath(wanted.code, edition.edition);
    case "market":
      return marketBlockPath(wanted.scope, edition.edition);
    case "directory":
      return directoryBlockPath(edition.edition);
  }
}
