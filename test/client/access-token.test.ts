import { describe, expect, test } from "vitest";
import { createAccessToken, isToken } from "../../src/client/access-token.ts";
import { createClient } from "../../src/client/client.ts";
import { ClientError } from "../../src/client/client-error.ts";
import { createDataClient } from "../../src/client/data/data-client.ts";
import { importFile } from "../../src/client/import-file.ts";
import type { Connection } from "../../src/client/request.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import { openApp } from "../support/app.ts";

const TOKEN = "0123456789abcdef01234567";
const TODAY = "2026-09-23" as TradingDate;

function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    key: (index: number) => [...items.keys()][index] ?? null,
  } as Storage;
}

function tokenIn(storage: Storage, partition = "") {
  return createAccessToken(
    () => storage,
    () => partition,
  );
}

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );

/** A team's server, reached through a connection with a token that is still to be set. */
async function teamServer() {
  const { app } = await openApp([], { tokens: [TOKEN] });
  const base = await app.listen({ host: "127.0.0.1", port: 0 });
  const token = tokenIn(memoryStorage());
  const connection: Connection = { base, fetch: (...args) => fetch(...args), patience: 5_000, token };
  return { base, token, connection };
}

describe("the token", () => {
  test("is found by another page of the same machine, and by none of another partition", () => {
    const storage = memoryStorage();
    expect(tokenIn(storage, "a|").get()).toBeNull();
    expect(tokenIn(storage, "a|").set(TOKEN)).toBe(true);
    expect(tokenIn(storage, "a|").get()).toBe(TOKEN);
    expect(tokenIn(storage, "a|").isKept()).toBe(true);
    expect(tokenIn(storage, "b|").get()).toBeNull();
    tokenIn(storage, "a|").set(null);
    expect(tokenIn(storage, "a|").get()).toBeNull();
  });

  test("lasts as long as the page where the browser keeps nothing", () => {
    const token = createAccessToken(
      () => {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
      () => "",
    );
    expect(token.get()).toBeNull();
    expect(token.set(TOKEN)).toBe(false);
    expect(token.get()).toBe(TOKEN);
    expect(token.isKept()).toBe(false);
  });

  test("is told to listeners until they leave", () => {
    const token = tokenIn(memoryStorage());
    const heard: (string | null)[] = [];
    const leave = token.subscribe(() => heard.push(token.get()));
    token.set(TOKEN);
    token.set(null);
    leave();
    token.set(TOKEN);
    expect(heard).toEqual([TOKEN, null]);
  });

  test.each([
    [TOKEN, true],
    ["", false],
    ["with a space", false],
    ["令牌", false],
  ])("%j can be sent: %s", (text, possible) => {
    expect(isToken(text)).toBe(possible);
  });
});

describe("a server that asks for a token", () => {
  test("is read with the right one, and without it every request says what to do", async () => {
    const { base, connection, token } = await teamServer();
    const client = createClient(connection);
    const requests = [
      () => client.asOf(),
      () => importFile(connection, { name: "a.csv", content: new Blob(["x"]), answers: {}, store: false }),
      async () => {
        for await (const event of client.sync({ dataset: "totals", scope: "SSE", from: TODAY, to: TODAY }))
          expect(event).toBeDefined();
      },
    ];
    for (const request of requests) {
      const failure = await failureOf(request());
      expect(failure).toBeInstanceOf(ClientError);
      expect(failure).toMatchObject({ kind: "refused", code: "token_needed" });
      expect((failure as ClientError).text.zh).toBe(
        `数据服务 ${base} 需要访问令牌。请向管理员索取令牌，并在窗格的“访问令牌”中填入。`,
      );
    }
    token.set("not-the-right-one-of-them");
    expect(await failureOf(client.asOf())).toMatchObject({
      text: { en: expect.stringContaining("does not accept the access token kept") as string },
    });
    token.set(TOKEN);
    expect((await client.asOf()).sample).toBe(true);
  });

  test("shows in the state until the token is there, and then its data does", async () => {
    const { connection, token } = await teamServer();
    const client = createDataClient({ connection });
    await client.start();
    expect(client.state).toMatchObject({ phase: "waiting", tokenNeeded: true, offline: false });
    token.set(TOKEN);
    await client.check();
    expect(client.state).toMatchObject({ phase: "ready", tokenNeeded: false, problem: null, sample: true });
  });
});
