import { expect, test } from "vitest";
import { readAllPages, type WirePage } from "../../../../src/server/collect/wire/pages.ts";
import { originOf } from "../../../support/origin-of.ts";

const origin = originOf("SSE", "https://query.sse.com.cn");

function paged(pages: readonly (readonly number[])[], { pageCount, total }: { pageCount: number; total: number }) {
  const asked: number[] = [];
  const read = (index: number): Promise<WirePage<number>> => {
    asked.push(index);
    return Promise.resolve({ rows: pages[index] ?? pages.at(-1) ?? [], pageCount, total, origin });
  };
  return { asked, rows: readAllPages(read) };
}

test("reads pages in order up to the last", async () => {
  const { asked, rows } = paged([[1, 2], [3, 4], [5]], { pageCount: 3, total: 5 });
  expect(await rows).toEqual([1, 2, 3, 4, 5]);
  expect(asked).toEqual([0, 1, 2]);
});

test("an empty answer is one page without rows", async () => {
  const { asked, rows } = paged([[]], { pageCount: 0, total: 0 });
  expect(await rows).toEqual([]);
  expect(asked).toEqual([0]);
});

test("a page that repeats the one before ends the reading", async () => {
  const { asked, rows } = paged([[1, 2]], { pageCount: 50, total: 2 });
  expect(await rows).toEqual([1, 2]);
  expect(asked).toEqual([0, 1]);
});

test("a source that repeats a page and withholds the rest is refused", async () => {
  const { rows } = paged([[1, 2]], { pageCount: 2, total: 4 });
  await expect(rows).rejects.toThrow("announced 4 rows and gave 2");
});

test("more rows than announced are refused", async () => {
  const { rows } = paged([[1, 2, 3]], { pageCount: 1, total: 2 });
  await expect(rows).rejects.toThrow("announced 2 rows and gave 3");
});

test("pages beyond the rows announced are not read to their end", async () => {
  const { asked, rows } = paged([[1], [2], [3], [4], [5]], { pageCount: 1_000_000, total: 2 });
  await expect(rows).rejects.toThrow("announced 2 rows and gave 3");
  expect(asked).toEqual([0, 1, 2]);
});
