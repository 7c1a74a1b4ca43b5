import { z } from "zod";

const unused = z.unknown().optional();

/** A row as the report writes it: keys as in `cols`, figures as grouped text. */
const reportRow = z.record(z.string(), z.unknown());

const metadata = z.object({
  catalogid: z.string(),
  /** The date of the figures, `YYYY-MM-DD`; empty when nothing is disclosed. */
  subname: z.string(),
  tabkey: z.string(),
  /** Rows of all pages together, in a paged report; 0 in others. */
  recordcount: z.number().int().min(0),
  /** Heading of each key with its unit, `融券余额<br>(万元)`. Units differ between tabs. */
  cols: z.record(z.string(), z.string()),
  name: unused,
  excel: unused,
  pagetype: unused,
  pagesize: unused,
  pageno: unused,
  pagecount: unused,
  showrecordcount: unused,
  header: unused,
  footer: unused,
  reporttype: unused,
  tabcss: unused,
  conditions: unused,
  colStyle: unused,
  colspan: unused,
  notes: unused,
  topHeader: unused,
  hidden: unused,
  tablestyle: unused,
  refreshCondition: unused,
});

const report = z.object({
  metadata,
  data: z.array(reportRow),
  /** Null unless the report could not be made. */
  error: unused,
});

/** The answer of `ShowReport/data`: one element a tab. */
export const reportsAnswer = z.array(report);

export type Report = z.infer<typeof report>;
