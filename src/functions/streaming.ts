/** What a host hands over with a call that streams: the cell is told whenever there is another answer. */
export interface Streaming {
  readonly setResult: (value: unknown) => void;
  onCanceled?: (() => void) | undefined;
}

/** True for what a host hands over last with a call that streams. */
export function isStreaming(argument: unknown): argument is Streaming {
  return (
    typeof argument === "object" &&
    argument !== null &&
    "setResult" in argument &&
    typeof argument.setResult === "function"
  );
}
