import type { ColumnTable } from "arquero";
import type { Panel } from "./panel.ts";
import type { Row } from "./rows.ts";

/** One answer a row (or a day); NaN, null and undefined all say that there is none. */
export type Answers = ArrayLike<number | null | undefined>;

/** A peer that is too slow or too large for all rows is measured on the first securities, in ns a row as well. */
interface SlicedPeer<Given> {
  readonly securities: number;
  readonly run: (given: Given) => Answers;
}

/** One computation, by our kernel and by its peers. The pandas version has the same id in measures.py. */
export interface Measure {
  readonly id: string;
  readonly name: string;
  /** How many times as fast as pandas our kernel is meant to be. */
  readonly aim?: number;
  /** Makes room for the answers, once, and gives the computation that fills it. */
  readonly ours: (panel: Panel) => () => Answers;
  readonly naive: SlicedPeer<readonly Row[]>;
  readonly arquero: SlicedPeer<ColumnTable>;
}
