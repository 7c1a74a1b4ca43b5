import { describe, expect, test } from "vitest";
import { ClientError } from "../../src/client/client-error.ts";
import type { Client } from "../../src/client/client.ts";
import type { PullSpec } from "../../src/contracts/pull.ts";
import type { Link } from "../../src/excel/link.ts";
import { INITIAL_DATA_STATE, type DataState } from "../../src/client/data/data-state.ts";
import { SheetError } from "../../src/excel/sheet-error.ts";
import { createSession, type SessionParts, type Workbook } from "../../src/taskpane/session/session.ts";
import { stringsFor } from "../../src/taskpane/strings/strings.ts";
import { streamOf } from "../support/stream.ts";
import { day, marketSeries } from "../support/rows.ts";

const spec: PullSpec = { dataset: "totals", scope: "SSE", from: day("2026-09-01"), to: "latest" };
const link: Link = {
  version: 1,
  id: "1",
  spec,
  language: "zh",
  table: { id: "{1}", name: "RZRQ_1" },
  caption: "RZRQ_1_CAPTION",
  columns: [],
  keys: ["2026-09-17", "2026-09-18"],
  provenance: { asOf: day("2026-09-18"), sources: ["SSE"], fetchedAt: "2026-09-19T00:31:00Z", sample: false },
};
const refreshed = { status: "refreshed", link, added: 1, removed: 0, changed: 2, emptied: 0 } as const;
const unreachable = new ClientError("unreachable", { zh: "数据服务没有应答。", en: "The server does not answer." });

const halfway = { type: "progress", done: 1, total: 2, exchange: "SSE", date: day("2026-09-17") } as const;
const done = { type: "done", landed: 1, unchanged: 0, not_disclosed: 0, failed: 0 } as const;

function* untilCancelled(signal: AbortSignal | undefined) {
  yield halfway;
  signal?.throwIfAborted();
}

/** The data of the workbook's functions, and what a refresh makes of it; null = the server cannot be read. */
function functionsData(before: Partial<DataState> = {}, after: Partial<DataState> | null = {}): SessionParts["data"] {
  let state = { ...INITIAL_DATA_STATE, newest: day("2026-09-18"), edition: 1, ...before };
  return {
    get state() {
      return state;
    },
    start: () => Promise.resolve(),
    check: () => Promise.resolve(),
    refresh: () => {
      state = { ...state, ...(after ?? { problem: unreachable.text }) };
      return Promise.resolve(after !== null);
    },
  };
}

interface Parts {
  readonly client?: Partial<Client>;
  readonly workbook?: Partial<Workbook>;
  readonly data?: SessionParts["data"];
}

const CLIENT: Client = {
  asOf: () => Promise.resolve({ sample: false, exchanges: [] }),
  marketSeries: () => Promise.resolve(marketSeries()),
  securityDay: () => expect.unreachable(),
  sync: () => streamOf([halfway, done]),
};

function start({ client = {}, workbook = {}, data = functionsData() }: Parts = {}) {
  const session = createSession({
    data,
    accessToken: { set: () => expect.unreachable() },
    client: { ...CLIENT, ...client },
    published: CLIENT,
    workbook: {
      createLinkedTable: () => Promise.resolve(link),
      refreshLinkedTable: () => Promise.resolve(refreshed),
      listLinks: () => Promise.resolve({ tables: [{ link, sheet: "两融" }], unreadable: 0 }),
      listSheets: () => Promise.resolve(["Sheet1"]),
      showLinkedTable: () => Promise.resolve(true),
      ...workbook,
    },
    now: () => new Date("2026-09-21T01:00:00Z"),
    voice: { language: "zh", strings: stringsFor("zh") },
  });
  const said = () => session.store.get().notices.map(({ intent, title, details }) => [intent, title, ...details]);
  return { session, said };
}

const newSheet = { kind: "newSheet" } as const;

describe("a pull", () => {
  test("tells what was written, and ends with no job and fresh lists", async () => {
    const { session, said } = start();
    await session.pull(spec, newSheet);
    expect(said()).toEqual([["success", "已写入 2 行，数据截至 2026-09-18。"]]);
    expect(session.store.get()).toMatchObject({ job: null, sheets: ["Sheet1"], status: { state: "known" } });
  });

  test("shows collecting, then writing, with counts", async () => {
    const { session } = start({
      workbook: {
        createLinkedTable: (_, __, { onWriting }) => {
          onWriting?.(1_000, 2_000);
          return Promise.resolve(link);
        },
      },
    });
    const seen: string[] = [];
    session.store.subscribe(() => {
      const { job } = session.store.get();
      if (job) seen.push(`${job.stage} ${job.subject} ${job.done}/${job.total}`);
    });
    await session.pull(spec, newSheet);
    expect(seen).toContain("collecting 上交所 2026-09-17 1/2");
    expect(seen.at(-1)).toBe("writing 融资融券每日汇总 · 上交所 1000/2000");
  });

  test("says why, and that it is the sample, where nothing could be collected", async () => {
    const { session, said } = start({
      client: {
        sync: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(unreachable) }) }),
        marketSeries: () => Promise.resolve(marketSeries({ sample: true })),
      },
    });
    await session.pull(spec, newSheet);
    expect(said()).toContainEqual(["warning", "没有真实披露可用，写入的是示例数据。原因：", "数据服务没有应答。"]);
  });

  test("that fails says what happened, in words, once", async () => {
    const { session, said } = start({
      client: { asOf: () => Promise.reject(unreachable), marketSeries: () => Promise.reject(unreachable) },
    });
    await session.pull(spec, newSheet);
    expect(said()).toEqual([["error", "没有完成", "数据服务没有应答。"]]);
    expect(session.store.get()).toMatchObject({ job: null, status: { state: "failed" } });
  });

  test("can be cancelled while the exchanges are asked", async () => {
    let written = false;
    const { session, said } = start({
      client: {
        sync: (_, signal) => streamOf(untilCancelled(signal)),
      },
      workbook: {
        createLinkedTable: () => {
          written = true;
          return Promise.resolve(link);
        },
      },
    });
    session.store.subscribe(() => {
      const { job } = session.store.get();
      if (job?.total === 2 && !job.cancelling) session.cancel();
    });
    await session.pull(spec, newSheet);
    expect(said()).toEqual([["warning", "已取消，工作表没有改动。"]]);
    expect(written).toBe(false);
  });

  test("waits for the one that runs", async () => {
    const { session, said } = start();
    const first = session.pull(spec, newSheet);
    await session.pull(spec, newSheet);
    expect(said()).toEqual([["warning", "另一项操作正在进行，请等它完成或先取消。"]]);
    await first;
  });
});

describe("a refresh of all", () => {
  const second = { ...link, id: "2" };
  const two = () =>
    Promise.resolve({ tables: [link, second].map((one) => ({ link: one, sheet: "两融" })), unreadable: 0 });

  test("tells what changed in each table", async () => {
    const { session, said } = start();
    expect(await session.refreshAll()).toBe(true);
    expect(said()).toEqual([
      ["success", "已刷新 1 个表格。", "融资融券每日汇总 · 上交所：新增 1 行，移除 0 行，更正 2 个数。"],
    ]);
  });

  test("goes on after a table that fails, and is not complete", async () => {
    const { session, said } = start({
      workbook: {
        listLinks: two,
        refreshLinkedTable: (one) =>
          one.id === "1"
            ? Promise.reject(new SheetError({ zh: "工作表受保护。", en: "Protected." }))
            : Promise.resolve(refreshed),
      },
    });
    expect(await session.refreshAll()).toBe(false);
    expect(said().map(([intent, title]) => [intent, title])).toEqual([
      ["success", "已刷新 1 个表格。"],
      ["error", "融资融券每日汇总 · 上交所 没有更新"],
    ]);
  });

  test("says a reason that several tables share only once, with their titles", async () => {
    const gone = new SheetError({ zh: "数据服务没有响应。", en: "The data server does not answer." });
    const { session, said } = start({
      client: { asOf: () => Promise.reject(gone) },
      workbook: { listLinks: two, refreshLinkedTable: () => Promise.reject(gone) },
    });
    expect(await session.refreshAll()).toBe(false);
    expect(said()).toEqual([
      ["error", "融资融券每日汇总 · 上交所、融资融券每日汇总 · 上交所 没有更新", "数据服务没有响应。"],
    ]);
  });

  test("says that rows had to stay, and that a deleted table lost its link", async () => {
    const { session, said } = start({
      workbook: {
        listLinks: two,
        refreshLinkedTable: (one) =>
          Promise.resolve(one.id === "1" ? { ...refreshed, emptied: 3 } : { status: "gone", link: one }),
      },
    });
    await session.refreshAll();
    const [, title, ...details] = said()[0]!;
    expect(title).toBe("已刷新 1 个表格。");
    expect(details.join()).toContain("3 行不再披露");
    expect(details.join()).toContain("联动已移除");
  });

  test("stops between two tables when it is cancelled", async () => {
    const { session, said } = start({
      workbook: {
        listLinks: two,
        refreshLinkedTable: () => {
          session.cancel();
          return Promise.resolve(refreshed);
        },
      },
    });
    expect(await session.refreshAll()).toBe(false);
    expect(said()).toContainEqual(["warning", "已取消；此前已刷新 1 个表格。"]);
  });

  describe("and of the functions' data", () => {
    const noLinks = { listLinks: () => Promise.resolve({ tables: [], unreadable: 0 }) };

    test("says its day where the workbook has no linked tables", async () => {
      const { session, said } = start({ workbook: noLinks });
      expect(await session.refreshAll()).toBe(true);
      expect(said()).toEqual([["success", "公式数据已是最新，截至 2026-09-18。"]]);
    });

    test("says beside the tables what day the functions have moved to", async () => {
      const data = functionsData({}, { edition: 2, newest: day("2026-09-21") });
      const { session, said } = start({ data });
      expect(await session.refreshAll()).toBe(true);
      expect(said().map(([, title]) => title)).toEqual(["公式数据已是最新，截至 2026-09-21。", "已刷新 1 个表格。"]);
    });

    test("is not complete where the server cannot be read, and says why", async () => {
      const { session, said } = start({ workbook: noLinks, data: functionsData({}, null) });
      expect(await session.refreshAll()).toBe(false);
      expect(said()).toEqual([["error", "公式数据没有更新", "数据服务没有应答。"]]);
    });
  });
});

test("a server that only reads is not asked for what a host of plain files does not have", async () => {
  const unasked = () => expect.unreachable();
  const { session, said } = start({
    client: { asOf: unasked, marketSeries: unasked, sync: unasked },
    data: functionsData({ readOnly: true }),
  });
  const stages = new Set<string | undefined>();
  session.store.subscribe(() => stages.add(session.store.get().job?.stage));
  await session.loadStatus();
  await session.pull(spec, newSheet);
  await session.refreshAll();
  expect(session.store.get().status.state).toBe("known");
  expect(said().map(([intent]) => intent)).toEqual(["success"]);
  expect(stages).not.toContain("collecting");
});

test("a server that asks for a token is not asked on, since the pane asks for the token itself", async () => {
  const { session, said } = start({
    client: { asOf: () => expect.unreachable() },
    data: functionsData({ tokenNeeded: true }),
  });
  await session.loadStatus();
  expect(said()).toEqual([]);
  expect(session.store.get().status).toEqual({ state: "failed" });
});

test("an unknown error is told with its message, and a notice can be dismissed", async () => {
  const { session, said } = start({ workbook: { listSheets: () => Promise.reject(new Error("boom")) } });
  await session.loadWorkbook();
  expect(said()[0]!.join()).toContain("boom");
  session.dismiss(session.store.get().notices[0]!.id);
  expect(said()).toEqual([]);
});
