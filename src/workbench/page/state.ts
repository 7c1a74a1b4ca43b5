import type { Language, Text } from "../../core/text.ts";
import type { Addin, ButtonState, OpenCard } from "./session.ts";

/** All that the page shows beside the grid and the pane. */
export interface WorkbenchState {
  readonly language: Language;
  /** What the page is busy with; null = it waits for the user. */
  readonly activity: Text | null;
  readonly addin: Addin | null;
  /** By id, where the add-in has changed a button. */
  readonly buttons: ReadonlyMap<string, ButtonState>;
  /** Ids of the buttons whose commands are not done yet. */
  readonly running: ReadonlySet<string>;
  readonly paneVisible: boolean;
  /** Without its ending; null = never saved. */
  readonly fileName: string | null;
  readonly changed: boolean;
  readonly cellMessage: string;
  readonly hasCard: boolean;
  readonly card: OpenCard | null;
  readonly problem: Text | null;
}

export function initialState(language: Language): WorkbenchState {
  return {
    language,
    activity: null,
    addin: null,
    buttons: new Map(),
    running: new Set(),
    paneVisible: false,
    fileName: null,
    changed: false,
    cellMessage: "",
    hasCard: false,
    card: null,
    problem: null,
  };
}
