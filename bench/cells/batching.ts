/**
 * The pattern of Microsoft's article "Batch custom function calls for a remote service", as it is printed there: calls are
 * pushed onto an array with a promise each, and a timer of 100 ms sends all of them as one request.
 */
interface InvocationEntry {
  readonly operation: string;
  readonly args: readonly unknown[];
  resolve: ((result: unknown) => void) | undefined;
  reject: ((error: Error) => void) | undefined;
}

interface RemoteCall {
  readonly operation: string;
  readonly args: readonly unknown[];
}

interface RemoteAnswer {
  readonly result?: unknown;
  readonly error?: string;
}

/** Sends a batch and brings its answers, in the order of the batch. */
type Remote = (batch: readonly RemoteCall[]) => Promise<readonly RemoteAnswer[]>;

/** A function that is called a cell, and batched. */
export function createBatching(
  fetchFromRemoteService: Remote,
): (operation: string, args: readonly unknown[]) => Promise<unknown> {
  const batch: InvocationEntry[] = [];
  let isBatchedRequestScheduled = false;

  async function makeRemoteRequest(): Promise<void> {
    const batchCopy = batch.splice(0, batch.length);
    isBatchedRequestScheduled = false;
    const requestBatch = batchCopy.map((item) => ({ operation: item.operation, args: item.args }));
    const responseBatch = await fetchFromRemoteService(requestBatch);
    responseBatch.forEach((response, index) => {
      if (response.error) batchCopy[index]!.reject!(new Error(response.error));
      else batchCopy[index]!.resolve!(response.result);
    });
  }

  return function pushOperation(operation, args) {
    const invocationEntry: InvocationEntry = { operation, args, resolve: undefined, reject: undefined };
    const promise = new Promise((resolve, reject) => {
      invocationEntry.resolve = resolve;
      invocationEntry.reject = reject;
    });
    batch.push(invocationEntry);
    if (!isBatchedRequestScheduled) {
      isBatchedRequestScheduled = true;
      setTimeout(() => void makeRemoteRequest(), 100);
    }
    return promise;
  };
}
