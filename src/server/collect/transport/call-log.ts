/** One request as it went out, repetitions counted one by one. */
export interface Call {
  readonly source: string;
  readonly host: string;
  readonly at: Date;
  readonly ms: number;
  /** HTTP status of the answer; null = none came. */
  readonly status: number | null;
  readonly bytes: number;
}

/** What has been asked of one host. */
interface HostCalls {
  readonly source: string;
  readonly host: string;
  readonly calls: number;
  /** Of these, unanswered or with a status from 400 up. */
  readonly failures: number;
  readonly bytes: number;
  /** ISO instants. */
  readonly first_at: string;
  readonly last_at: string;
}

export interface CallLog {
  readonly note: (call: Call) => void;
  /** By source and host, in the order in which they were first asked. */
  readonly hosts: () => HostCalls[];
}

/** Counts requests by host. Addresses, queries and bodies are not kept. */
export function createCallLog(): CallLog {
  const counts = new Map<string, HostCalls>();
  return {
    note({ source, host, at, status, bytes }) {
      const key = `${source} ${host}`;
      const instant = at.toISOString();
      const so_far = counts.get(key) ?? { source, host, calls: 0, failures: 0, bytes: 0, first_at: instant };
      const isFailure = status === null || status >= 400;
      counts.set(key, {
        ...so_far,
        calls: so_far.calls + 1,
        failures: so_far.failures + (isFailure ? 1 : 0),
        bytes: so_far.bytes + bytes,
        last_at: instant,
      });
    },
    hosts: () => [...counts.values()],
  };
}
