import { z } from "zod";
import { jsonFigure } from "../../wire/figure.ts";

const unused = z.unknown().optional();

const marginFields = {
  /** 融资买入额, 元. */
  rzmre: jsonFigure,
  /** 融资余额, 元. */
  rzye: jsonFigure,
  /** 融券卖出量, 股. */
  rqmcl: jsonFigure,
  /** 融券余量, 股. */
  rqyl: jsonFigure,
  /** 融券余额, 元. */
  rqye: jsonFigure,
  /** 融资融券余额, 元. */
  rzrqye: jsonFigure,
  // The same figures in 万元 and 万股, rounded.
  rzmreRound: unused,
  rzyeRound: unused,
  rqmclRound: unused,
  rqylRound: unused,
  rqyeRound: unused,
  rzrqyeRound: unused,
};

const totalsRow = z.object(marginFields);

const detailsRow = z.object({
  /** 证券代码. */
  zqdm: z.string(),
  /** 证券简称. */
  zqjc: z.string(),
  ...marginFields,
});

const written = z.union([z.string(), z.number()]).nullable();

/** One security's quote as it stands now; a dash or nothing where it was not traded. */
const quotesRow = z.object({
  /** 代码. */
  hqzqdm: z.string(),
  /** 简称. */
  hqzqjc: z.string(),
  /** 日期. */
  hqjsrq: z.union([z.string(), z.number()]).transform(String),
  /** 最近成交, 元. */
  hqzjcj: written,
  /** 成交数量, 股. */
  hqcjsl: written,
  /** 成交金额, 元. */
  hqcjje: written,
});

/** One security of the target list; flags are Y or N. */
const targetsRow = z.object({
  /** 证券代码. */
  zqdm: z.string(),
  /** 证券简称. */
  zqjc: z.string(),
  /** 融资标的. */
  rzbd: z.string().nullable(),
  /** 融券标的. */
  rqbd: z.string().nullable(),
  /** 当日可融资. */
  drkrz: unused,
  /** 当日可融券. */
  drkrq: unused,
});

const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    content: z.array(row),
    /** This page, counted from 0. */
    number: z.number().int().min(0),
    /** Pages in all. */
    totalPages: z.number().int().min(0),
    /** Rows of all pages together. */
    totalElements: z.number().int().min(0),
    first: unused,
    last: unused,
    numberOfElements: unused,
    size: unused,
    sort: unused,
  });

const paged = <Row extends z.ZodType>(row: Row) => z.tuple([z.array(pageOf(row)).max(1), z.string()]);

/** `[[row], "YYYY-MM-DD"]`; `[[], ""]` when nothing is disclosed. */
export const totalsAnswer = z.tuple([z.array(totalsRow).max(1), z.string()]);

/** `[[page], "YYYY-MM-DD"]`; `[[], ""]` when nothing is disclosed. */
export const detailsAnswer = paged(detailsRow);

/** The same of the target list. */
export const targetsAnswer = paged(targetsRow);

/** `[page]`: quotes have a date in each row, and none behind them. */
export const quotesAnswer = z.array(pageOf(quotesRow)).max(1);

export type QuotesRow = z.infer<typeof quotesRow>;
export type TotalsRow = z.infer<typeof totalsRow>;
export type DetailsRow = z.infer<typeof detailsRow>;
export type TargetsRow = z.infer<typeof targetsRow>;
