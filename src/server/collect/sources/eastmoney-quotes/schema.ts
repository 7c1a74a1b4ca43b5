import { z } from "zod";

/** A number, or `-` where there is none: of a security that was not traded, or not valued. */
const figure = z.union([z.number().min(0), z.literal("-").transform(() => null)]);

/** One security as it stands now, by the numbers of the fields that are asked for. */
export const quote = z.object({
  /** 最新价, 元; after the close, 收盘价. */
  f2: figure,
  /** 成交量, 手. */
  f5: figure,
  /** 成交额, 元. */
  f6: figure,
  /** 换手率, %. */
  f8: figure,
  f12: z.string().regex(/^\d{6}$/),
  /** 1 = 沪, 0 = 深 and 北. */
  f13: z.union([z.literal(0), z.literal(1)]),
  f14: z.string(),
  /** 总市值, 元. */
  f20: figure,
  /** 流通市值, 元. */
  f21: figure,
  /** Of the last change, in seconds since 1970. */
  f124: z.union([z.number().int().positive(), z.literal("-").transform(() => null)]),
});

export type Quote = z.infer<typeof quote>;

const unused = z.unknown().optional();

/** A page of a list; `data` is null where nothing matches. */
export const listAnswer = z.object({
  rc: z.literal(0),
  rt: unused,
  svr: unused,
  lt: unused,
  full: unused,
  dlmkts: unused,
  data: z.object({ total: z.number().int().min(0), diff: z.array(quote) }).nullable(),
});
