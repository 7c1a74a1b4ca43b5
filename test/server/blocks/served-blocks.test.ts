import { expect, test } from "vitest";
import type { BlockAddress } from "../../../src/server/blocks/build-block.ts";
import { createServedBlocks } from "../../../src/server/blocks/served-blocks.ts";
import { day } from "../../support/disclosures.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { servedDay } from "../../support/served-days.ts";

const date = day("2026-09-18");
const dayAt = (revision: number): BlockAddress => ({ kind: "day", date, revision });

function served() {
  const store = createMemoryStore({
    days: [
      servedDay({ exchange: "SSE", edition: 7 }, [{ code: "600519", financing_balance: 90 }]),
      servedDay({ exchange: "SZSE", edition: 4 }, [{ code: "000001", financing_balance: 50 }]),
    ],
  });
  let editions = 0;
  const edition = (): Promise<number> => {
    editions++;
    return store.edition();
  };
  const counted = { ...store, edition };
  const blocks = createServedBlocks({
    store: () => Promise.resolve({ store: counted, sample: false }),
    isReadOnly: () => Promise.resolve(false),
  });
  return { store, blocks, editions: () => editions };
}

test("a day of the edition that was read last is read without asking for the edition again", async () => {
  const { blocks, editions } = served();
  await blocks.state();
  const before = editions();
  expect(await blocks.block(dayAt(7))).not.toBeNull();
  expect(editions()).toBe(before);
});

test("a day that one exchange has corrected since then is given under its new revision only", async () => {
  const { store, blocks } = served();
  await blocks.state();
  store.serve([servedDay({ exchange: "SZSE", edition: 9 }, [{ code: "000001", financing_balance: 51 }])]);
  expect(await blocks.block(dayAt(7))).toBeNull();
  expect(await blocks.block(dayAt(9))).not.toBeNull();
});

test("a history of before a correction is not given", async () => {
  const { store, blocks } = served();
  await blocks.state();
  store.serve([servedDay({ exchange: "SZSE", edition: 9 }, [{ code: "000001", financing_balance: 51 }])]);
  expect(await blocks.block({ kind: "history", date, revision: 7 })).toBeNull();
  expect(await blocks.block({ kind: "history", date, revision: 9 })).not.toBeNull();
});
