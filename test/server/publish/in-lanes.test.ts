import fc from "fast-check";
import { expect, test } from "vitest";
import { inLanes } from "../../../src/server/publish/in-lanes.ts";

test("every item is worked on once, in order, and never more of them at a time than there are lanes", async () => {
  const property = fc.asyncProperty(
    fc.scheduler(),
    fc.array(fc.nat()),
    fc.integer({ min: 1, max: 4 }),
    async (scheduler, items, lanes) => {
      const begun: number[] = [];
      let open = 0;
      let most = 0;
      const work = async (item: number): Promise<void> => {
        begun.push(item);
        most = Math.max(most, ++open);
        await scheduler.schedule(Promise.resolve());
        open--;
      };
      await scheduler.waitFor(inLanes(lanes, items, work));
      expect(begun).toEqual(items);
      expect(most).toBe(Math.min(lanes, items.length));
    },
  );
  await fc.assert(property);
});

test("after a failure nothing more is begun, and what was begun is over", async () => {
  const over: string[] = [];
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => (finish = resolve));
  const work = async (item: string): Promise<void> => {
    if (item === "fails") {
      setImmediate(finish);
      throw new Error("no room");
    }
    await slow;
    over.push(item);
  };
  await expect(inLanes(2, ["slow", "fails", "later"], work)).rejects.toThrow("no room");
  expect(over).toEqual(["slow"]);
});
