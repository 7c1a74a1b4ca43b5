import type { Edition } from "../../contracts/edition.ts";
import { HttpError } from "./http-error.ts";

/** The revision was served once, or never, and is not now. */
export const staleRevision = (given: number, served: number): HttpError =>
  new HttpError(404, "stale_revision", {
    zh: `版本 ${given} 已不再提供，目前的版本是 ${served}。请重新读取 edition，再用其中的版本访问。`,
    en: `Revision ${given} is not served any more; the present one is ${served}. Read the edition again and use its revision.`,
  });

/** No exchange has anything on that day. */
export function nothingServed(date: string, { days }: Edition): HttpError {
  const [first, last] = [days.date[0], days.date.at(-1)];
  const reach =
    first && last
      ? { zh: `已有 ${first} 至 ${last}`, en: `there is data from ${first} to ${last}` }
      : { zh: "尚无任何一日", en: "no day is stored yet" };
  return new HttpError(404, "not_stored", {
    zh: `没有 ${date} 的数据（${reach.zh}）。请先采集该日，或改选其他交易日。`,
    en: `Nothing is stored for ${date} (${reach.en}). Collect that day first, or choose another session.`,
  });
}

export const unknownCode = (code: string): HttpError =>
  new HttpError(404, "unknown_code", {
    zh: `没有代码 ${JSON.stringify(code)} 的数据。应为两融标的的六位代码，例如 600519；可在 securities 查询全部代码。`,
    en: `Nothing is stored for the code ${JSON.stringify(code)}. Expected the six digits of a security in margin trading, such as 600519; securities lists them all.`,
  });
