import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { registerCommands } from "../../src/commands/register.ts";

/** A host that remembers the handlers, and what happened in which order. */
function startOffice() {
  const events: string[] = [];
  const handlers = new Map<string, (event: { completed(): void }) => void>();
  Reflect.set(globalThis, "Office", {
    actions: { associate: handlers.set.bind(handlers) },
    addin: { showAsTaskpane: () => Promise.resolve(events.push("pane")) },
  });
  const press = (name: string) =>
    new Promise<void>((resolve) => {
      const completed = () => {
        events.push("completed");
        resolve();
      };
      handlers.get(name)!({ completed });
    });
  return { events, press };
}

let office: ReturnType<typeof startOffice>;
beforeEach(() => (office = startOffice()));
afterEach(() => Reflect.deleteProperty(globalThis, "Office"));

describe("the ribbon's Refresh", () => {
  test("completes, and leaves the pane alone, when every table is up to date", async () => {
    registerCommands({ refreshLinkedTables: () => Promise.resolve(true) });
    await office.press("refreshLinkedTables");
    expect(office.events).toEqual(["completed"]);
  });

  test("opens the pane, which says why, when one is not", async () => {
    registerCommands({ refreshLinkedTables: () => Promise.resolve(false) });
    await office.press("refreshLinkedTables");
    expect(office.events).toEqual(["pane", "completed"]);
  });
});
