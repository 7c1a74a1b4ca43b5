import { expect, test } from "vitest";
import { createAccessToken } from "../../src/client/access-token.ts";
import { createClient } from "../../src/client/client.ts";
import { createDataClient } from "../../src/client/data/data-client.ts";
import { createPublishedClient } from "../../src/client/published/published-client.ts";
import type { Connection } from "../../src/client/request.ts";
import { createSession } from "../../src/taskpane/session/session.ts";
import { stringsFor } from "../../src/taskpane/strings/strings.ts";
import { openApp } from "../support/app.ts";

const TOKEN = "0123456789abcdef01234567";
const unused = () => expect.unreachable();

/** The session of a pane before a team's server, in a browser that keeps what it is given or refuses to. */
async function paneOfTeam(storage: Partial<Storage>) {
  const { app } = await openApp([], { tokens: [TOKEN] });
  const base = await app.listen({ host: "127.0.0.1", port: 0 });
  const accessToken = createAccessToken(
    () => storage as Storage,
    () => "",
  );
  const asked: string[] = [];
  const connection: Connection = {
    base,
    fetch: (input, init) => {
      asked.push(new URL(input as string).pathname);
      return fetch(input, init);
    },
    patience: 5_000,
    token: accessToken,
  };
  const data = createDataClient({ connection });
  const session = createSession({
    client: createClient(connection),
    published: createPublishedClient(connection),
    data,
    accessToken,
    workbook: {
      ...{ createLinkedTable: unused, refreshLinkedTable: unused, showLinkedTable: unused },
      ...{ listLinks: unused, listSheets: unused },
    },
    now: () => new Date("2026-09-21T01:00:00Z"),
    voice: { language: "zh", strings: stringsFor("zh") },
  });
  await session.loadStatus();
  asked.length = 0;
  const said = () => session.store.get().notices.map(({ intent, title, details }) => [intent, title, ...details]);
  return { session, data, asked, said };
}

const refusing: Partial<Storage> = {
  getItem: () => null,
  setItem: () => {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
  },
  removeItem: () => undefined,
};

function keeping(): Partial<Storage> {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

test("a token that is let in costs one look at the edition and one at the newest days, and goes without a word", async () => {
  const { session, data, asked, said } = await paneOfTeam(keeping());
  expect(data.state.tokenNeeded).toBe(true);
  await session.connect(TOKEN);
  expect(asked).toEqual(["/api/v1/edition", "/api/v1/asof"]);
  expect(data.state.tokenNeeded).toBe(false);
  expect(session.store.get().status.state).toBe("known");
  expect(said()).toEqual([]);
});

test("where the browser does not keep it the pane says so, until the notice is closed", async () => {
  const { session, data, said } = await paneOfTeam(refusing);
  await session.connect(TOKEN);
  expect(data.state.tokenNeeded).toBe(false);
  expect(said()).toEqual([["warning", "令牌没有保存", expect.stringContaining("下次打开请重新填入")]]);
});

test("a token that is refused is not said to be unkept, and one that is forgotten neither", async () => {
  const { session, data, said } = await paneOfTeam(refusing);
  await session.connect(TOKEN.replace("0", "f"));
  expect(data.state.problem?.zh).toContain("不接受");
  await session.connect(null);
  expect(data.state.tokenNeeded).toBe(true);
  expect(said()).toEqual([]);
});
