import { createDataClient, type DataClient, type DataClientParts } from "../../src/client/data/data-client.ts";
import { DATA_FUNCTIONS } from "../../src/functions/data/catalogue.ts";
import { createEngine } from "../../src/functions/data/engine.ts";
import type { Display } from "../../src/functions/display.ts";
import { isErrorCell } from "./custom-functions.ts";

/** A cell that streams, as a host sees it. */
interface StreamingCell {
  /** What it was told, oldest first. */
  readonly told: readonly unknown[];
  readonly shown: unknown;
  cancel(): void;
}

export interface DataFunctions {
  readonly client: DataClient;
  /** Rows of cells; a rejection as the one cell that shows it. */
  call(id: string, ...args: unknown[]): Promise<unknown[][]>;
  stream(id: string, ...args: unknown[]): StreamingCell;
}

const PLAIN: Display = { language: "en", formattedNumbers: false };

/** The data functions over a server that answers `fetch`. */
export function dataFunctionsOver(
  fetch: typeof globalThis.fetch,
  {
    display = PLAIN,
    answerWithin,
    ...parts
  }: { display?: Display; answerWithin?: number } & Partial<DataClientParts> = {},
): DataFunctions {
  const client = createDataClient({ connection: { base: "", fetch, patience: 5_000 }, ...parts });
  const engine = createEngine({ client, display, ...(answerWithin === undefined ? {} : { answerWithin }) });
  const definitions = new Map(DATA_FUNCTIONS.map((definition) => [definition.id, definition]));
  return {
    client,
    async call(id, ...args) {
      try {
        return (await engine.call(definitions.get(id)!, args))!;
      } catch (error) {
        if (!isErrorCell(error)) throw error;
        return [[error]];
      }
    },
    stream(id, ...args) {
      const told: unknown[] = [];
      const invocation: { setResult(value: unknown): void; onCanceled?: () => void } = {
        setResult: (value) => void told.push(value),
      };
      void engine.call(definitions.get(id)!, [...args, invocation]);
      return {
        told,
        get shown() {
          return told.at(-1);
        },
        cancel: () => invocation.onCanceled?.(),
      };
    },
  };
}
