/** Runs once the time is over; waiting for it keeps no program alive. */
export function limitWaiting(milliseconds: number, run: () => void): void {
  const timer = setTimeout(run, milliseconds);
  if (typeof timer === "object") (timer as { unref(): void }).unref();
}
