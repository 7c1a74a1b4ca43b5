/**
 * The bytes of an answer, read into one buffer of the length that was announced. `arrayBuffer()` may gather them and copy
 * them once more: memory that is let go at once, for which garbage is collected ten times as often.
 */
export async function readBody(response: Response): Promise<Uint8Array> {
  const announced = Number(response.headers.get("content-length") ?? 0);
  if (!response.body || !(announced > 0)) return new Uint8Array(await response.arrayBuffer());
  const reader = response.body.getReader();
  let bytes = new Uint8Array(announced);
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const end = length + part.value.length;
    if (end > bytes.length) bytes = enlarge(bytes, end);
    bytes.set(part.value, length);
    length = end;
  }
  return length === bytes.length ? bytes : bytes.slice(0, length);
}

/** What is compressed on its way is announced as short as it travels. */
function enlarge(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, 4 * bytes.length));
  larger.set(bytes);
  return larger;
}
