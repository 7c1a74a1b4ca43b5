/** A body that goes beyond the limit; what was read of it is dropped. */
export class BodyTooLarge extends Error {
  readonly limitBytes: number;

  constructor(limitBytes: number) {
    super(`more than ${limitBytes} bytes`);
    this.name = "BodyTooLarge";
    this.limitBytes = limitBytes;
  }
}

/**
 * The whole body, unpacked. It is counted while it streams, so that neither an endless answer nor a small one that unpacks
 * to gigabytes ever fills the memory.
 */
export async function readBody(response: Response, limitBytes: number): Promise<Uint8Array> {
  const announced = Number(response.headers.get("content-length") ?? 0);
  if (announced > limitBytes) {
    await response.body?.cancel();
    throw new BodyTooLarge(limitBytes);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by an error cancels the stream.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) throw new BodyTooLarge(limitBytes);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
