import { expect, test } from "vitest";
import { createBoundedCache } from "../../../src/client/data/bounded-cache.ts";

test("what was used longest ago goes first when the bound is passed", () => {
  const cache = createBoundedCache<{ bytes: number }>(100);
  for (const key of ["a", "b", "c"]) cache.set(key, { bytes: 30 });
  cache.get("a");
  cache.set("d", { bytes: 30 });
  expect(["a", "b", "c", "d"].map((key) => cache.get(key) !== null)).toEqual([true, false, true, true]);
  expect(cache.bytes).toBe(90);
});

test("an entry that is larger than the bound is kept alone", () => {
  const cache = createBoundedCache<{ bytes: number }>(100);
  cache.set("a", { bytes: 30 });
  cache.set("b", { bytes: 500 });
  expect([cache.get("a"), cache.bytes]).toEqual([null, 500]);
});

test("an entry that is set again counts once", () => {
  const cache = createBoundedCache<{ bytes: number }>(100);
  cache.set("a", { bytes: 30 });
  cache.set("a", { bytes: 40 });
  expect(cache.bytes).toBe(40);
});
