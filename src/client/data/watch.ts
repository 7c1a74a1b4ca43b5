import type { DataClient } from "./data-client.ts";

/** So often the server is asked whether newer data is there, and so often whether it is back where it, or a part, was gone. */
const EVERY_MS = 5 * 60_000;
const WHILE_GONE_MS = 15_000;

/** Looks for newer data from time to time; returns how to stop. */
export function watchData(client: DataClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const isGone = () => {
    const { problem, lacking, phase } = client.state;
    return problem !== null || lacking || phase === "waiting";
  };
  let wasGone = isGone();

  function plan(): void {
    clearTimeout(timer);
    if (stopped) return;
    wasGone = isGone();
    timer = setTimeout(() => void client.check().then(plan), wasGone ? WHILE_GONE_MS : EVERY_MS);
  }

  const unsubscribe = client.subscribe(() => {
    if (isGone() !== wasGone) plan();
  });
  plan();
  return () => {
    stopped = true;
    clearTimeout(timer);
    unsubscribe();
  };
}
