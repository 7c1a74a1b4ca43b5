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

const page = z.object({
  content: z.array(detailsRow),
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

/** `[[row], "YYYY-MM-DD"]`; `[[], ""]` when nothing is disclosed. */
export const totalsAnswer = z.tuple([z.array(totalsRow).max(1), z.string()]);

/** `[[page], "YYYY-MM-DD"]`; `[[], ""]` when nothing is disclosed. */
export const detailsAnswer = z.tuple([z.array(page).max(1), z.string()]);

export type TotalsRow = z.infer<typeof totalsRow>;
export type DetailsRow = z.infer<typeof detailsRow>;
