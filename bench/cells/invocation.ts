/** What Microsoft's runtime hands over last with a call, in the shape that it has there. */
export class Invocation {
  private handler: (() => void) | undefined;

  constructor(
    readonly functionName: string,
    readonly address: string | undefined,
    readonly parameterAddresses: readonly string[] | undefined,
    readonly setResult: (cells: unknown) => void,
    readonly setError: (error: unknown) => void,
  ) {}

  get onCanceled(): (() => void) | undefined {
    return typeof this.handler === "function" ? this.handler : undefined;
  }

  set onCanceled(handler: (() => void) | undefined) {
    this.handler = handler;
  }
}
