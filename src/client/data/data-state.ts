import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Text } from "../../core/text.ts";

/** What the workbook's data stands on, for the pane and the ribbon. */
export interface DataState {
  /** `waiting` = nothing has been read yet. */
  readonly phase: "waiting" | "ready";
  /** Edition and newest complete day that the workbook shows until it is refreshed. */
  readonly edition: number | null;
  readonly newest: TradingDate | null;
  readonly sample: boolean;
  /** The server only reads: it collects nothing and takes no files. */
  readonly readOnly: boolean;
  /** The server does not answer: what shows is from copies, as of `newest`. */
  readonly offline: boolean;
  /** Blocks of the edition that shows could not be read: cells that need them keep what they showed before, or say why not. */
  readonly lacking: boolean;
  /** Newer data is there; null = the workbook shows the newest. */
  readonly newer: { readonly edition: number; readonly newest: TradingDate | null } | null;
  readonly refreshing: boolean;
  /** Whether newer data is taken over by itself. */
  readonly automatic: boolean;
  /** The server asks for a token, and there is none or another one. */
  readonly tokenNeeded: boolean;
  /** Why the server could not be read last; null = it could. */
  readonly problem: Text | null;
}

export const INITIAL_DATA_STATE: DataState = {
  phase: "waiting",
  edition: null,
  newest: null,
  sample: false,
  readOnly: false,
  offline: false,
  lacking: false,
  newer: null,
  refreshing: false,
  automatic: false,
  tokenNeeded: false,
  problem: null,
};
