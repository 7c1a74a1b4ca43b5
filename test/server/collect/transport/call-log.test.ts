import { expect, test } from "vitest";
import { createCallLog, type Call } from "../../../../src/server/collect/transport/call-log.ts";

const call = (given: Partial<Call>): Call => ({
  source: "SSE",
  host: "query.sse.com.cn",
  at: new Date("2026-11-21T01:00:00Z"),
  ms: 12,
  status: 200,
  bytes: 100,
  ...given,
});

test("calls are counted by source and host, failures among them", () => {
  const log = createCallLog();
  log.note(call({}));
  log.note(call({ host: "www.sse.com.cn", status: 404, bytes: 7 }));
  log.note(call({ status: null, bytes: 0, at: new Date("2026-11-21T01:00:02Z") }));
  log.note(call({ status: 302, at: new Date("2026-11-21T01:00:04Z") }));
  expect(log.hosts()).toEqual([
    {
      source: "SSE",
      host: "query.sse.com.cn",
      calls: 3,
      failures: 1,
      bytes: 200,
      first_at: "2026-11-21T01:00:00.000Z",
      last_at: "2026-11-21T01:00:04.000Z",
    },
    {
      source: "SSE",
      host: "www.sse.com.cn",
      calls: 1,
      failures: 1,
      bytes: 7,
      first_at: "2026-11-21T01:00:00.000Z",
      last_at: "2026-11-21T01:00:00.000Z",
    },
  ]);
});

test("a log that was asked nothing is empty", () => {
  expect(createCallLog().hosts()).toEqual([]);
});
