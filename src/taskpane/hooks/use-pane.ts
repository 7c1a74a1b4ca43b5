import type { DataClient } from "../../client/data/data-client.ts";
import type { AccessToken } from "../../client/access-token.ts";
import type { FileToImport } from "../../client/import-file.ts";
import type { Status } from "../../contracts/api.ts";
import type { ImportPreview } from "../../contracts/import.ts";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Language } from "../../core/text.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { PaneState } from "../session/pane-state.ts";
import type { Session } from "../session/session.ts";
import type { Strings } from "../strings/strings.ts";

/** What every screen needs: the session, its words, and today in Beijing. */
export interface Pane {
  readonly session: Session;
  /** The data that the functions show; the pane reads the same. */
  readonly data: DataClient;
  /** What a team's server asks for. */
  readonly accessToken: AccessToken;
  readonly setAutomatic: (automatic: boolean) => void;
  readonly language: Language;
  readonly strings: Strings;
  readonly today: () => TradingDate;
  /** What the data server has, lacks and asks. */
  readonly readStatus: (signal: AbortSignal) => Promise<Status>;
  /** Has the data server read a file of the user's own, and store it where asked. */
  readonly importFile: (file: FileToImport, signal: AbortSignal) => Promise<ImportPreview>;
}

export const PaneContext = createContext<Pane | null>(null);

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error("usePane needs a PaneContext above it");
  return pane;
}

/** The state of the session; the component renders again when it changes. */
export function usePaneState(): PaneState {
  const { store } = usePane().session;
  return useSyncExternalStore(store.subscribe, store.get);
}
