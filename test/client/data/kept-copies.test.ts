import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { openKeptCopies } from "../../../src/client/data/kept-copies.ts";

const document = {
  ...{ sample: false, edition: 3, read_only: false, newest: [], awaited: [] },
  days: { date: [], revision: [], complete: [], partial: [] },
};
let server = 0;
const open = (mostBytes = 1000) => openKeptCopies(`https://host-${++server}`, mostBytes);

test("the last edition and blocks come back as they were", async () => {
  const copies = open();
  expect(await copies.edition()).toBeNull();
  await copies.keepEdition(document);
  await copies.keepBlock("/days/a@1", Uint8Array.of(1, 2, 3));
  expect(await copies.edition()).toEqual(document);
  expect([...(await copies.block("/days/a@1"))!]).toEqual([1, 2, 3]);
  expect(await copies.block("/days/a@2")).toBeNull();
});

test("the copies that were used last are kept within the bound", async () => {
  const copies = open(100);
  for (const address of ["a", "b"]) await copies.keepBlock(address, new Uint8Array(40));
  await copies.block("a");
  await copies.keepBlock("c", new Uint8Array(40));
  const kept = await Promise.all(["a", "b", "c"].map((address) => copies.block(address)));
  expect(kept.map((bytes) => bytes !== null)).toEqual([true, false, true]);
});

test("one server's copies are not another's", async () => {
  const [one, other] = [open(), open()];
  await one.keepBlock("a", Uint8Array.of(1));
  expect(await other.block("a")).toBeNull();
});

test("a copy of an edition of another form is no edition", async () => {
  const copies = open();
  await copies.keepEdition({ ...document, days: "broken" } as never);
  expect(await copies.edition()).toBeNull();
});
