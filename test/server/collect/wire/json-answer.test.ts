import { describe, expect, test } from "vitest";
import { z } from "zod";
import { SourceError } from "../../../../src/server/collect/source.ts";
import { parseJson, readShape } from "../../../../src/server/collect/wire/json-answer.ts";
import { originOf } from "../../../support/origin-of.ts";

const origin = originOf("SSE", "https://query.sse.com.cn/x.do");

describe("parseJson", () => {
  test.each([['{"a":1}'], ['cb({"a":1})'], ['jsonpCallback46210973({"a":1});\n'], [' $.cb_1 ( {"a":1} ) ; ']])(
    "reads %j",
    (text) => expect(parseJson(text, origin)).toEqual({ a: 1 }),
  );

  test.each([[""], ['{"a":'], ['cb({"a":1'], ["cb(process.exit(1))"], ["undefined"]])("refuses %j", (text) => {
    expect(() => parseJson(text, origin)).toThrow(SourceError);
  });
});

describe("readShape", () => {
  const schema = z.object({ result: z.array(z.object({ rzye: z.number() })) });

  test("drops keys that the product does not use", () => {
    expect(readShape(schema, { result: [{ rzye: 1, rw: null }], texts: null }, origin)).toEqual({
      result: [{ rzye: 1 }],
    });
  });

  test("names the field, what it holds and what it should hold", () => {
    const given = () => readShape(schema, { result: [{ rzye: 1 }, { rzye: "2" }] }, origin);
    expect(given).toThrow(
      'SSE (Shanghai) at https://query.sse.com.cn/x.do gave "2" in the field result.1.rzye, expected a number',
    );
  });

  test("says the same in Chinese", () => {
    try {
      readShape(schema, { result: null }, origin);
      expect.unreachable();
    } catch (error) {
      expect((error as SourceError).text.zh).toContain("的字段 result 为 null，应为列表");
    }
  });

  test("a field that is gone reads as undefined", () => {
    expect(() => readShape(schema, {}, origin)).toThrow("gave undefined in the field result");
  });
});
