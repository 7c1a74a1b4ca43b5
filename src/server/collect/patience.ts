import type { Dataset } from "../../core/fields/catalogue.ts";

/** Failures in a row after which a dataset, and datasets in a row after which a source, is not asked for again in the same collection. */
const LIMIT = 2;

/**
 * Remembers what keeps failing, so that a long collection does not knock at a closed door a thousand times. A source that
 * fails in one dataset only, whatever the exchange, goes on being asked for the others.
 */
export interface Patience {
  isLost(source: string, dataset: Dataset): boolean;
  noteAnswer(source: string, dataset: Dataset): void;
  noteFailure(source: string, dataset: Dataset): void;
}

export function createPatience(): Patience {
  const failures = new Map<string, number>();
  const failing = new Map<string, Set<Dataset>>();
  const failuresOf = (source: string, dataset: Dataset): number => failures.get(`${source} ${dataset}`) ?? 0;
  return {
    isLost: (source, dataset) =>
      failuresOf(source, dataset) >= LIMIT || (failing.get(source) ?? new Set()).size >= LIMIT,
    noteAnswer: (source, dataset) => {
      failures.delete(`${source} ${dataset}`);
      failing.delete(source);
    },
    noteFailure: (source, dataset) => {
      failures.set(`${source} ${dataset}`, failuresOf(source, dataset) + 1);
      failing.set(source, (failing.get(source) ?? new Set<Dataset>()).add(dataset));
    },
  };
}
