import { answeredHtml, redirected, refusedWithStatus } from "../source-problems.ts";
import type { WireAnswer } from "../transport/transport.ts";

/** The text of an answer with status 200 that is no web page. */
export function answerText(answer: WireAnswer): string {
  requireData(answer);
  return decode(answer.bytes, answer.headers.get("content-type") ?? "");
}

/** Refuses redirects, other statuses and HTML: what an exchange shows to people instead of data. */
export function requireData(answer: WireAnswer): void {
  const { status, bytes, origin } = answer;
  if (status >= 300) throw redirected(answer);
  if (status !== 200) throw refusedWithStatus(origin, status);
  if (/^[\s\uFEFF]*</.test(new TextDecoder().decode(bytes.subarray(0, 200)))) throw answeredHtml(origin);
}

/** As the answer declares it; undeclared, UTF-8 where it is valid, else GBK. */
function decode(bytes: Uint8Array, contentType: string): string {
  const declared = /charset=["']?(gbk|gb2312|gb18030)/i.test(contentType);
  if (declared) return new TextDecoder("gb18030").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
