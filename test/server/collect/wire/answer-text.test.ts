import { describe, expect, test } from "vitest";
import type { WireAnswer } from "../../../../src/server/collect/transport/transport.ts";
import { answerText } from "../../../../src/server/collect/wire/answer-text.ts";
import { originOf } from "../../../support/origin-of.ts";

const answer = (bytes: Uint8Array, { status = 200, headers = {} } = {}): WireAnswer => ({
  origin: originOf("BSE", "https://www.bse.cn/a.do"),
  url: "https://www.bse.cn/a.do?x=1",
  status,
  headers: new Headers(headers),
  bytes,
});
const utf8 = (text: string) => new TextEncoder().encode(text);
/** `万科` in GBK. */
const GBK = new Uint8Array([0xcd, 0xf2, 0xbf, 0xc6]);

describe("answerText", () => {
  test("reads UTF-8 and drops the byte order mark", () => {
    expect(answerText(answer(utf8("\uFEFF万科")))).toBe("万科");
  });

  test("reads GBK, declared or not", () => {
    expect(answerText(answer(GBK))).toBe("万科");
    expect(answerText(answer(GBK, { headers: { "content-type": "text/plain;charset=GBK" } }))).toBe("万科");
  });

  test.each([["<!DOCTYPE html><p>维护"], ["\uFEFF \n<html>"], ["<HTML>"]])("refuses the web page %j", (text) => {
    expect(() => answerText(answer(utf8(text)))).toThrow("answered a web page (HTML)");
  });

  test("refuses a redirect and says where it leads, without its query", () => {
    const moved = answer(utf8(""), { status: 302, headers: { location: "/login.html?token=1" } });
    expect(() => answerText(moved)).toThrow(
      "sends the request on to https://www.bse.cn/login.html instead of answering",
    );
  });

  test("refuses a success without content", () => {
    expect(() => answerText(answer(utf8(""), { status: 204 }))).toThrow("HTTP status 204");
  });
});
