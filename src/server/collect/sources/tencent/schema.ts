import { wrongField, type Origin } from "../../source-problems.ts";

/** Places of the values in a quote, which are separated by `~` and have no names. */
const PLACES = {
  name: 1,
  code: 2,
  /** 现价, 元; after the close, 收盘价. */
  price: 3,
  /** `YYYYMMDDHHMMSS`, Beijing. */
  time: 30,
  /** `price/volume/amount`: 成交额 in 元. */
  trade: 35,
  /** 成交量, 手. */
  volume: 36,
  /** 成交额, 万元. */
  amount: 37,
  /** 换手率: volume as a share of 流通股, %. */
  turnoverRate: 38,
  /** 流通市值, 亿元. */
  floatCap: 44,
  /** 流通股 and 总股本, 股; which is which is not established. */
  shares: 72,
  otherShares: 73,
} as const;

/** A quote as written. Values beyond those that are always there may be empty. */
export type WireQuote = Readonly<Record<keyof typeof PLACES, string>>;

const LEAST_VALUES = PLACES.floatCap + 1;

/** Reads the text between the quotation marks. */
export function readQuote(text: string, code: string, origin: Origin): WireQuote {
  const values = text.split("~");
  if (values.length < LEAST_VALUES) {
    const expected = {
      zh: `至少 ${LEAST_VALUES} 个以 ~ 分隔的值`,
      en: `at least ${LEAST_VALUES} values separated by ~`,
    };
    throw wrongField(origin, code, text, expected);
  }
  const quote = Object.fromEntries(
    Object.entries(PLACES).map(([name, place]) => [name, values[place]?.trim() ?? ""]),
  ) as WireQuote;
  if (quote.code !== code) throw wrongField(origin, "2", quote.code, { zh: code, en: code });
  if (!/^\d{14}$/.test(quote.time)) {
    throw wrongField(origin, `${code} 30`, quote.time, {
      zh: "如 20260911161500 的时间",
      en: "a time such as 20260911161500",
    });
  }
  return quote;
}
