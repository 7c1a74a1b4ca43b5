import { sharedDataClient } from "../../client/data/shared-client.ts";
import type { Display } from "../display.ts";
import { DATA_FUNCTIONS } from "./catalogue.ts";
import { createEngine } from "./engine.ts";

/** Makes ready to answer data functions: what answers each, by its id. */
export function startData(
  display: Display,
  client = sharedDataClient(),
): ReadonlyMap<string, (args: readonly unknown[]) => unknown> {
  const engine = createEngine({ client, display });
  return new Map(
    DATA_FUNCTIONS.map((definition) => [definition.id, (args: readonly unknown[]) => engine.call(definition, args)]),
  );
}
