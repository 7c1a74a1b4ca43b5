import type { Language } from "../../core/text.ts";
import type { WorkbookFile } from "../file/workbook-file.ts";
import type { CardLines } from "../grid/card-lines.ts";
import type { Box } from "../grid/univer-browser.ts";
import type { FunctionDescription } from "../host/grid.ts";
import type { AddinManifest, RibbonButton } from "./manifest.ts";

/** The add-in as its files describe it, in one language. */
export interface Addin {
  readonly language: Language;
  readonly manifest: AddinManifest;
  readonly functions: readonly FunctionDescription[];
}

/** One workbook with the add-in running beside it. A new workbook, an opened one and another language each start a session of their own, as in Excel. */
export interface Session {
  /** Resolves when the add-in runs; the workbook can be used and saved even when it fails. */
  readonly addinReady: Promise<void>;
  /** The workbook as it stands. */
  exportFile(): WorkbookFile;
  press(button: RibbonButton): Promise<void>;
  hidePane(): void;
  dispose(): void;
}

export interface SessionOptions {
  readonly addin: Addin;
  /** null = a new workbook. */
  readonly file: WorkbookFile | null;
  readonly onPane: (visible: boolean) => void;
  readonly onButton: (id: string, state: ButtonState) => void;
  readonly onChanged: () => void;
  /** What the selected cell has to say: the error that stands in it; "" = nothing. */
  readonly onCellMessage: (message: string) => void;
  /** A card is asked for, by its mark or by the keyboard. */
  readonly onCard: (card: OpenCard) => void;
  /** Whether the selected cell has a card. */
  readonly onCardInCell: (hasCard: boolean) => void;
}

/** A card on the page, and the place of its cell. */
export interface OpenCard extends CardLines {
  readonly box: Box;
}

/** What the add-in asked of a button: absent = as the manifest has it. */
export interface ButtonState {
  readonly enabled?: boolean;
  readonly visible?: boolean;
}

/** What the page needs from the world. */
export interface Stage {
  loadAddin(language: Language): Promise<Addin>;
  startSession(options: SessionOptions): Promise<Session>;
  /** Keeps the cause of a failure for whoever looks into it; the user is told separately. */
  report(cause: unknown): void;
  /** Hands a file to the user. */
  deliver(name: string, bytes: Uint8Array<ArrayBuffer>): void;
}
