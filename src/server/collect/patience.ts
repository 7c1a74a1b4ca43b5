/** Failures in a row after which a source is not asked again in the same collection. */
const LIMIT = 2;

/** Remembers which sources keep failing, so that a long collection does not knock at a closed door a thousand times. */
export interface Patience {
  isLost(source: string): boolean;
  noteAnswer(source: string): void;
  noteFailure(source: string): void;
}

export function createPatience(): Patience {
  const failures = new Map<string, number>();
  return {
    isLost: (source) => (failures.get(source) ?? 0) >= LIMIT,
    noteAnswer: (source) => void failures.delete(source),
    noteFailure: (source) => void failures.set(source, (failures.get(source) ?? 0) + 1),
  };
}
