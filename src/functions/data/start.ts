import { sharedDataClient } from "../../client/data/shared-client.ts";
import type { Display } from "../display.ts";
import { DATA_FUNCTIONS } from "./catalogue.ts";
import { createEngine } from "./engine.ts";

/** Makes ready to answer data functions by their ids. */
export function startData(
  display: Display,
  client = sharedDataClient(),
): (id: string, args: readonly unknown[]) => unknown {
  const engine = createEngine({ client, display });
  const definitions = new Map(DATA_FUNCTIONS.map((definition) => [definition.id, definition]));
  return (id, args) => engine.call(definitions.get(id)!, args);
}
