import type { Terminal } from "./terminal.ts";

/** Where a command is typed. */
export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** Fires when the person wants it to stop. */
  readonly signal: AbortSignal;
}
