import { describe, expect, test } from "vitest";
import { createBlockCache } from "../../../src/server/blocks/block-cache.ts";

const bytes = (length: number) => () => Promise.resolve(new Uint8Array(length));

describe("the blocks that are kept", () => {
  test("are built once, however many ask at the same time", async () => {
    const cache = createBlockCache(100);
    let built = 0;
    const build = () => {
      built++;
      return Promise.resolve(new Uint8Array(10));
    };
    const [one, other] = await Promise.all([cache.get("a", build), cache.get("a", build)]);
    expect(await cache.get("a", build)).toBe(one);
    expect([built, one]).toEqual([1, other]);
  });

  test("never take more than the limit; the one used longest ago goes first", async () => {
    const cache = createBlockCache(100);
    const first = await cache.get("first", bytes(40));
    const second = await cache.get("second", bytes(40));
    await cache.get("first", bytes(40));
    await cache.get("third", bytes(40));
    expect(cache.size()).toBe(80);
    expect(await cache.get("first", bytes(40))).toBe(first);
    expect(await cache.get("second", bytes(40))).not.toBe(second);
  });

  test("count their compressed forms", async () => {
    const cache = createBlockCache(1000);
    const block = await cache.get("a", () =>
      Promise.resolve(Uint8Array.from({ length: 500 }, (_, i) => (i * 167) % 251)),
    );
    const compressed = await block!.as("gzip");
    expect(cache.size()).toBe(500 + compressed.byteLength);
  });

  test("do not include what failed, or what is not there", async () => {
    const cache = createBlockCache(100);
    await expect(cache.get("a", () => Promise.reject(new Error("disk")))).rejects.toThrow("disk");
    expect(await cache.get("a", () => Promise.resolve(null))).toBeNull();
    expect((await cache.get("a", bytes(10)))?.size()).toBe(10);
  });
});
