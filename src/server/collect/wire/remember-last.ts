import type { Fetched } from "./fetched.ts";

const KEPT_FOR_MS = 300_000;
const MOST_KEPT = 4;

type Ask<About, Row> = (about: About, signal?: AbortSignal) => Promise<Fetched<Row>>;

/**
 * One answer of a day holds all exchanges, and several datasets are read from it, which are asked for side by side or one
 * after the other: the last answers that hold rows are kept for some minutes. An empty one is never kept, for it may be
 * filled any moment; and only who would be stopped by the same signal waits for an answer that is on its way.
 */
export function rememberingLast<About, Row>(ask: Ask<About, Row>): Ask<About, Row> {
  const kept = new Map<string, { readonly answer: Fetched<Row>; readonly until: number }>();
  const open = new Map<string, { readonly answer: Promise<Fetched<Row>>; readonly signal: AbortSignal | undefined }>();
  return (about, signal) => {
    const key = JSON.stringify(about);
    const known = kept.get(key);
    if (known && performance.now() < known.until) return Promise.resolve(known.answer);
    const asked = open.get(key);
    if (asked && asked.signal === signal) return asked.answer;
    const answering = ask(about, signal).then((answer) => {
      kept.delete(key);
      if (answer.rows.length > 0) kept.set(key, { answer, until: performance.now() + KEPT_FOR_MS });
      for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
      return answer;
    });
    const mine = { answer: answering, signal };
    open.set(key, mine);
    const close = () => {
      if (open.get(key) === mine) open.delete(key);
    };
    answering.then(close, close);
    return answering;
  };
}
