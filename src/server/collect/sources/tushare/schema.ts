import { z } from "zod";

const cell = z.union([z.string(), z.number(), z.null()]);

/** Every answer, whatever the API: rows are positional, and the columns need not come in the order asked for. */
export const envelope = z.object({
  request_id: z.unknown().optional(),
  /** 0 = well. */
  code: z.number().int(),
  msg: z.string().nullable(),
  data: z
    .object({
      fields: z.array(z.string()),
      items: z.array(z.array(cell)),
      has_more: z.boolean().optional(),
      count: z.unknown().optional(),
    })
    .nullable(),
});

/** One row by the names of its columns. */
export type TushareRow = Readonly<Record<string, string | number | null>>;

/** The columns asked for, by API. Units: margin 元 and shares; daily_basic 元 a share and 万元; daily 手 and 千元. */
export const COLUMNS = {
  margin: ["trade_date", "exchange_id", "rzye", "rzmre", "rzche", "rqye", "rqmcl", "rzrqye", "rqyl"],
  margin_detail: [
    "trade_date",
    "ts_code",
    "name",
    "rzye",
    "rqye",
    "rzmre",
    "rqyl",
    "rzche",
    "rqchl",
    "rqmcl",
    "rzrqye",
  ],
  margin_secs: ["trade_date", "ts_code", "name", "exchange"],
  daily_basic: ["ts_code", "trade_date", "close", "circ_mv"],
  daily: ["ts_code", "trade_date", "close", "vol", "amount"],
  trade_cal: ["exchange", "cal_date", "is_open"],
  index_member_all: ["l1_name", "ts_code", "name", "in_date", "out_date"],
} as const;

export type TushareApi = keyof typeof COLUMNS;
