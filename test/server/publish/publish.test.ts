import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { tableFromIPC } from "@uwdata/flechette";
import { describe, expect, test } from "vitest";
import {
  dayBlockPath,
  directoryBlockPath,
  edition,
  EDITION_PATH,
  historyBlockPath,
  historyRevision,
  marketBlockPath,
  seriesBlockPath,
} from "../../../src/contracts/edition.ts";
import { publish, type Publication } from "../../../src/server/publish/publish.ts";
import { createMemoryStore, type MemoryStore } from "../../support/memory-store.ts";
import { servedDay } from "../../support/served-days.ts";
import { startStaticHost } from "../../support/static-host.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

const store = (): MemoryStore =>
  createMemoryStore({
    days: [
      servedDay({ date: "2026-09-17", edition: 4 }, [{ code: "600519", financing_balance: 90 }]),
      servedDay({ date: "2026-09-18", edition: 7 }, [{ code: "600519", financing_balance: 99 }]),
    ],
  });

const options = (directory: string, given: Partial<Publication> = {}): Publication => ({
  store: store(),
  sample: false,
  directory,
  pages: null,
  compress: false,
  prune: false,
  ...given,
});

async function filesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}

describe("what is published", () => {
  test("is every address that the edition leads to, as a file of that name", async () => {
    const directory = join(temporaryDirectory(), "site");
    await publish(options(directory));
    const { base } = await startStaticHost(directory);
    const read = async (path: string) => {
      const reply = await fetch(base + path);
      expect([path, reply.status]).toEqual([path, 200]);
      return tableFromIPC(await reply.arrayBuffer());
    };
    const served = edition.parse(await (await fetch(base + EDITION_PATH)).json());
    expect(served).toMatchObject({ read_only: true, edition: 7, days: { revision: [4, 7] } });
    for (const [index, date] of served.days.date.entries()) {
      expect((await read(dayBlockPath(date, served.days.revision[index]!))).numRows).toBe(1);
      expect((await read(historyBlockPath(date, historyRevision(served.days, index)))).numRows).toBe(1);
    }
    const series = await read(seriesBlockPath("600519", served.edition));
    expect(series.getChild("financing_balance").toArray()).toEqual(Float64Array.of(90, 99));
    await Promise.all(["SSE", "SZSE", "BSE", "ALL"].map((scope) => read(marketBlockPath(scope, served.edition))));
    expect((await read(directoryBlockPath(served.edition))).numRows).toBe(1);
  });

  test("is the same bytes, whenever it is published", async () => {
    const directory = temporaryDirectory();
    await publish(options(join(directory, "one")));
    await publish(options(join(directory, "other")));
    const names = await filesIn(join(directory, "one"));
    expect(await filesIn(join(directory, "other"))).toEqual(names);
    for (const name of names) {
      const [one, other] = await Promise.all(["one", "other"].map((site) => readFile(join(directory, site, name))));
      expect(one!.equals(other!), name).toBe(true);
    }
  });

  test("has compressed forms beside it where they were asked for", async () => {
    const directory = join(temporaryDirectory(), "site");
    const rows = Array.from({ length: 40 }, (_, index) => ({
      code: String(600_000 + index),
      financing_balance: index,
    }));
    const large = createMemoryStore({ days: [servedDay({ edition: 1 }, rows)] });
    await publish(options(directory, { store: large, compress: true }));
    const file = join(directory, dayBlockPath("2026-09-18", 1));
    const plain = await readFile(file);
    expect(gunzipSync(await readFile(`${file}.gz`))).toEqual(plain);
    expect(brotliDecompressSync(await readFile(`${file}.br`))).toEqual(plain);
  });

  test("includes the pages, but neither the server's code nor the maps of the sources", async () => {
    const directory = temporaryDirectory();
    const pages = join(directory, "pages");
    await mkdir(join(pages, "server-code"), { recursive: true });
    for (const name of ["taskpane.html", "pane.0a1b2c3d.js", "pane.0a1b2c3d.js.map", "server-code/cli.js"])
      await writeFile(join(pages, name), `content of ${name}`);
    const site = join(directory, "site");
    expect((await publish(options(site, { pages }))).pages).toBe(3);
    const names = (await filesIn(site)).filter((name) => !name.startsWith("api"));
    expect(names).toEqual(["_headers", "index.html", "pane.0a1b2c3d.js", "taskpane.html"]);
    expect((await publish(options(site, { pages }))).pages).toBe(0);
  });
});

describe("publishing once more", () => {
  test("writes what changed, and leaves the rest as it is", async () => {
    const directory = join(temporaryDirectory(), "site");
    const changing = store();
    const first = await publish(options(directory, { store: changing }));
    expect(first.written).toBe(first.blocks);
    expect((await publish(options(directory, { store: changing }))).written).toBe(0);

    const old = join(directory, dayBlockPath("2026-09-17", 4));
    const { mtimeMs } = await stat(old);
    changing.serve([servedDay({ date: "2026-09-18", edition: 9 }, [{ code: "600519", financing_balance: 98 }])]);
    const second = await publish(options(directory, { store: changing }));
    // The directory, four markets, one security, and the corrected day with its history.
    expect(second.written).toBe(8);
    expect((await stat(old)).mtimeMs).toBe(mtimeMs);
    expect(existsSync(join(directory, dayBlockPath("2026-09-18", 7)))).toBe(true);
  });

  test("with pruning removes exactly the blocks of earlier editions, and what was left half-written", async () => {
    const directory = join(temporaryDirectory(), "site");
    const changing = store();
    await publish(options(directory, { store: changing }));
    changing.serve([servedDay({ date: "2026-09-18", edition: 9 }, [{ code: "600519", financing_balance: 98 }])]);
    const halfWritten = `${join(directory, dayBlockPath("2026-09-17", 4))}.gz.unfinished`;
    await writeFile(halfWritten, "killed meanwhile");
    expect((await publish(options(directory, { store: changing, prune: true }))).pruned).toBe(9);
    const fresh = join(temporaryDirectory(), "site");
    await publish(options(fresh, { store: changing }));
    expect(await filesIn(directory)).toEqual(await filesIn(fresh));
  });

  test("goes on where it was stopped, and until then the edition stays the former one", async () => {
    const directory = join(temporaryDirectory(), "site");
    const stop = new AbortController();
    const stopping = publish(
      options(directory, {
        signal: stop.signal,
        onProgress: (done) => {
          if (done === 3) stop.abort();
        },
      }),
    );
    await expect(stopping).rejects.toThrow("aborted");
    expect(existsSync(join(directory, EDITION_PATH))).toBe(false);
    // What was begun when it was stopped is there as well.
    const there = (await filesIn(directory)).length;
    const { written, blocks } = await publish(options(directory));
    expect(there).toBeGreaterThanOrEqual(3);
    expect(there).toBeLessThan(blocks);
    expect(written).toBe(blocks - there);
  });

  test("while the data change ends with one state of them", async () => {
    const directory = join(temporaryDirectory(), "site");
    const changing = store();
    let changed = false;
    const onProgress = () => {
      if (!changed)
        changing.serve([servedDay({ date: "2026-09-21", edition: 9 }, [{ code: "600519", financing_balance: 1 }])]);
      changed = true;
    };
    const { edition: published } = await publish(options(directory, { store: changing, onProgress }));
    expect(published.days.revision).toEqual([4, 7, 9]);
    expect(existsSync(join(directory, seriesBlockPath("600519", 9)))).toBe(true);
  });

  test("into a folder of other things is refused", async () => {
    const directory = temporaryDirectory();
    await writeFile(join(directory, "letter.txt"), "dear all");
    await expect(publish(options(directory))).rejects.toThrow("holds other files");
    expect(await filesIn(directory)).toEqual(["letter.txt"]);
  });
});
