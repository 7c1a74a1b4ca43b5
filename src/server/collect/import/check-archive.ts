import { inflateRawSync } from "node:zlib";
import { MOST_UNPACKED_BYTES, unpacksTooLarge } from "./limits.ts";

const END_MARK = 0x06054b50;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const DEFLATED = 8;

/**
 * Refuses a workbook (a zip archive) that unpacks to more than the limit. The sizes that an archive declares may be
 * wrong, so each part is unpacked once, up to what is left of the limit. A broken archive is the reader's to refuse.
 */
export function refuseArchiveBomb(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = MOST_UNPACKED_BYTES;
  for (const start of deflatedParts(view)) {
    left -= unpackedSize(bytes.subarray(start), left);
    if (left <= 0) throw unpacksTooLarge();
  }
}

/** Where the data of each deflated part start; a part that several entries name counts for each. */
function deflatedParts(view: DataView): number[] {
  const end = findEnd(view);
  if (end === null || end + 20 > view.byteLength) return [];
  const count = view.getUint16(end + 8, true);
  const starts: number[] = [];
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < count; entry++) {
    if (at + ENTRY_BYTES > view.byteLength) break;
    const local = view.getUint32(at + 42, true);
    // The reader trusts the header beside the part, not the directory.
    if (local + LOCAL_BYTES <= view.byteLength && view.getUint16(local + 8, true) === DEFLATED)
      starts.push(local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true));
    at += ENTRY_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return starts;
}

function findEnd(view: DataView): number | null {
  for (let at = view.byteLength - 4; at >= 0; at--) if (view.getUint32(at, true) === END_MARK) return at;
  return null;
}

function unpackedSize(deflated: Uint8Array, most: number): number {
  try {
    return inflateRawSync(deflated, { maxOutputLength: most }).length;
  } catch (error) {
    if (error instanceof RangeError) throw unpacksTooLarge();
    return 0;
  }
}
