import { describe, expect, test } from "vitest";
import { sessionsBetween } from "../../../src/core/market/calendar.ts";
import type { QueryAnswer } from "../../../src/contracts/api.ts";
import { day } from "../../support/disclosures.ts";
import { codes } from "../../support/custom-functions.ts";
import { dataFunctionsOver } from "../../support/data-functions.ts";
import { createFakeDataServer } from "../../support/fake-data-server.ts";
import { servedDay } from "../../support/served-days.ts";

const SESSIONS = sessionsBetween(day("2026-07-24"), day("2026-09-18"));
const SECURITIES = Array.from({ length: 45 }, (_, index) => String(600_000 + index));
const balanceOf = (security: number, session: number) => 1000 * security + session;

function serve() {
  const days = SESSIONS.map((date, session) =>
    servedDay(
      { date, edition: 100 + session },
      SECURITIES.map((code, security) => ({
        ...{ code, name: `证券${code}`, sector_em: "银行" },
        ...{ financing_balance: balanceOf(security, session), float_cap: 1e6 },
      })),
    ),
  );
  return createFakeDataServer({ days, due: ["SSE"] });
}

/** An event of each of so many securities, each on a day of its own: nothing that a block is for. */
const events = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ security: index, session: (7 * index) % SESSIONS.length }));

function counted(fetch: typeof globalThis.fetch) {
  let bytes = 0;
  const counting: typeof globalThis.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    const { byteLength } = await answer.clone().arrayBuffer();
    bytes += byteLength;
    return answer;
  };
  return { fetch: counting, bytes: () => bytes };
}

const ask = (functions: ReturnType<typeof dataFunctionsOver>, field: string, count = 40) =>
  Promise.all(
    events(count).map(({ security, session }) => functions.call("GET", SECURITIES[security], field, SESSIONS[session])),
  );
const balances = (count = 40) => events(count).map(({ security, session }) => [[balanceOf(security, session)]]);

describe("forty figures of forty securities on forty days", () => {
  test("are one request for them, of fewer bytes than a third of their blocks", async () => {
    const server = serve();
    const { fetch, bytes } = counted(server.fetch);
    const functions = dataFunctionsOver(fetch);
    await functions.call("ASOF");
    const before = bytes();
    expect(await ask(functions, "RZYE")).toEqual(balances());
    expect(server.requests).toEqual(["edition", "query"]);

    const readOnly = serve();
    readOnly.becomeReadOnly();
    const byBlocks = counted(readOnly.fetch);
    expect(await ask(dataFunctionsOver(byBlocks.fetch), "RZYE")).toEqual(balances());
    expect(3 * (bytes() - before)).toBeLessThan(byBlocks.bytes());
    expect(readOnly.requests).toHaveLength(41);
  });

  test("are there for other fields, texts and derived ones, without another request", async () => {
    const server = serve();
    const functions = dataFunctionsOver(server.fetch);
    await ask(functions, "RZYE");
    server.forgetRequests();
    expect(await ask(functions, "name")).toEqual(events(40).map(({ security }) => [[`证券${SECURITIES[security]}`]]));
    expect(await ask(functions, "sector")).toEqual(events(40).map(() => [["银行"]]));
    expect(await ask(functions, "margin_ratio")).toEqual(
      events(40).map(({ security, session }) => [[balanceOf(security, session) / 1e6]]),
    );
    expect(server.requests).toEqual([]);
  });

  test("stay what they are until the user refreshes", async () => {
    const server = serve();
    const functions = dataFunctionsOver(server.fetch);
    await ask(functions, "RZYE");
    const { security, session } = events(40)[3]!;
    const corrected = servedDay({ date: SESSIONS[session]!, edition: 900 }, [
      { code: SECURITIES[security]!, financing_balance: 1 },
    ]);
    server.land([corrected]);
    await functions.client.check();
    expect(await ask(functions, "RZYE")).toEqual(balances());
    await functions.client.refresh();
    expect((await ask(functions, "RZYE"))[3]).toEqual([[1]]);
  });

  test("that are not served say so, each for itself", async () => {
    const functions = dataFunctionsOver(serve().fetch);
    const stranger = functions.call("GET", "688981", "RZYE", SESSIONS[5]);
    expect(await ask(functions, "RZYE")).toEqual(balances());
    expect(codes(await stranger)).toEqual([["#VALUE!"]]);
  });

  test.each<[string, (answer: QueryAnswer) => QueryAnswer]>([
    ["of an older edition", (answer) => ({ ...answer, edition: answer.edition - 1 })],
    [
      "without a field",
      ({ fields, ...answer }) => ({ ...answer, fields: fields.map((id) => (id === "financing_balance" ? "" : id)) }),
    ],
    [
      "with values missing",
      ({ rows, ...answer }) => ({ ...answer, rows: rows.map((row) => ({ ...row, values: row.values.slice(0, 1) })) }),
    ],
  ])("come by blocks where they are answered %s", async (_, change) => {
    const server = serve();
    const functions = dataFunctionsOver(async (input, init) => {
      const answer = await server.fetch(input, init);
      return server.requests.at(-1) === "query" ? Response.json(change((await answer.json()) as QueryAnswer)) : answer;
    });
    expect(await ask(functions, "RZYE")).toEqual(balances());
    expect(server.requests).toHaveLength(42);
  });

  test("of a later edition tell that newer data is there", async () => {
    const server = serve();
    const functions = dataFunctionsOver(server.fetch);
    await functions.call("ASOF");
    server.land([servedDay({ date: "2026-09-21", edition: 900 }, [{ code: "600000", financing_balance: 1 }])]);
    expect(await ask(functions, "RZYE")).toEqual(balances());
    expect(functions.client.state.newer).toMatchObject({ edition: 900 });
    expect(server.requests).toEqual(["edition", "query", "edition"]);
  });

  test("come by blocks where asking for them fails", async () => {
    const server = serve();
    server.behave("failing", /^query$/);
    const functions = dataFunctionsOver(server.fetch);
    expect(await ask(functions, "RZYE")).toEqual(balances());
    expect(functions.client.state.lacking).toBe(false);
    expect(server.requests.filter((path) => path === "query")).toHaveLength(1);
    expect(server.requests).toHaveLength(42);
  });
});

test("a history of days that are fetched whole for others is answered with them", async () => {
  const functions = dataFunctionsOver(serve().fetch);
  const asked = [0, 1, 2].flatMap((session) =>
    [0, 1, 2, 3, 4].map((other) => ({ security: other === 0 ? 0 : 4 * session + other, session })),
  );
  const rows = await Promise.all(
    asked.map(({ security, session }) => functions.call("GET", SECURITIES[security], "RZYE", SESSIONS[session])),
  );
  expect(rows).toEqual(asked.map(({ security, session }) => [[balanceOf(security, session)]]));
});

test("a host that only reads is never asked, nor is any server for three figures", async () => {
  const readOnly = serve();
  readOnly.becomeReadOnly();
  await ask(dataFunctionsOver(readOnly.fetch), "RZYE");
  expect(readOnly.requests).not.toContain("query");
  const server = serve();
  expect(await ask(dataFunctionsOver(server.fetch), "RZYE", 3)).toEqual(balances(3));
  expect(server.requests).not.toContain("query");
});
