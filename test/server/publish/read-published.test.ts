import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createDataClient } from "../../../src/client/data/data-client.ts";
import { dayBlockPath } from "../../../src/contracts/edition.ts";
import { publish } from "../../../src/server/publish/publish.ts";
import { day } from "../../support/disclosures.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { servedDay } from "../../support/served-days.ts";
import { startStaticHost } from "../../support/static-host.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

const days = [
  servedDay({ date: "2026-09-17", edition: 4 }, [{ code: "600519", name: "茅台", financing_balance: 90 }]),
  servedDay({ date: "2026-09-18", edition: 7 }, [{ code: "600519", name: "贵州茅台", financing_balance: 99 }]),
];

async function openPublished() {
  const directory = join(temporaryDirectory(), "site");
  await publish({
    store: createMemoryStore({ days }),
    sample: false,
    directory,
    pages: null,
    compress: false,
    prune: false,
  });
  const { base, requests } = await startStaticHost(directory);
  const client = createDataClient({
    connection: { base, fetch: (input, init) => fetch(input, init), patience: 5_000 },
  });
  await client.start();
  return { client, directory, requests };
}

test("the add-in's client reads published files as it reads a server", async () => {
  const { client } = await openPublished();
  expect(client.failure).toBeNull();
  await Promise.all([
    client.blocks.load({ kind: "day", date: day("2026-09-18") }).settled,
    client.blocks.load({ kind: "series", code: "600519" }).settled,
    client.blocks.load({ kind: "directory" }).settled,
  ]);
  expect(client.blocks.find({ kind: "day", date: day("2026-09-18") })?.codes).toEqual(["600519"]);
  expect(client.blocks.find({ kind: "series", code: "600519" })?.days).toEqual(Int32Array.of(20_713, 20_714));
  expect(client.blocks.find({ kind: "directory" })?.nameOf("600519")).toBe("贵州茅台");
});

test("a published block that was pruned is a failure with a reason, never wrong figures", async () => {
  const { client, directory } = await openPublished();
  await rm(join(directory, dayBlockPath("2026-09-18", 7)));
  const wanted = { kind: "day", date: day("2026-09-18") } as const;
  await client.blocks.load(wanted).settled;
  expect(client.blocks.find(wanted)).toBeNull();
  expect(client.blocks.failure(wanted)).not.toBeNull();
});
