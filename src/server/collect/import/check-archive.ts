import { crc32, inflateRawSync } from "node:zlib";
import type { ImportError } from "./import-error.ts";
import { damaged, MOST_UNPACKED_BYTES, unpacksTooLarge } from "./limits.ts";

const END_MARK = 0x06054b50;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** One part of the archive: where its data start, how it is packed, its packed size and the checksum of its content. */
interface Part {
  readonly start: number;
  readonly method: number;
  readonly packedBytes: number;
  readonly checksum: number;
}

/**
 * Refuses a workbook (a zip archive) that unpacks to more than the limit, or whose content does not match its checksums:
 * the reader checks neither. The sizes that an archive declares may be wrong, so each part is unpacked once, up to what is
 * left of the limit.
 */
export function checkArchive(bytes: Uint8Array): void {
  const parts = partsOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (parts === null) throw damaged();
  let left = MOST_UNPACKED_BYTES;
  for (const part of parts) {
    const content = unpack(bytes, part, left);
    left -= content.length;
    if (left <= 0) throw unpacksTooLarge();
    if (crc32(content) !== part.checksum) throw damaged();
  }
}

/** The parts that the directory lists; null where it is cut off. A part that several entries name counts for each. */
function partsOf(view: DataView): Part[] | null {
  const end = findEnd(view);
  if (end === null || end + 20 > view.byteLength) return null;
  const count = view.getUint16(end + 8, true);
  const parts: Part[] = [];
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < count; entry++) {
    if (at + ENTRY_BYTES > view.byteLength) return null;
    const local = view.getUint32(at + 42, true);
    if (local + LOCAL_BYTES > view.byteLength) return null;
    parts.push({
      start: local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
      // The reader trusts the header beside the part, not the directory.
      method: view.getUint16(local + 8, true),
      packedBytes: view.getUint32(at + 20, true),
      checksum: view.getUint32(at + 16, true),
    });
    at += ENTRY_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

function findEnd(view: DataView): number | null {
  for (let at = view.byteLength - 4; at >= 0; at--) if (view.getUint32(at, true) === END_MARK) return at;
  return null;
}

function unpack(bytes: Uint8Array, { start, method, packedBytes }: Part, most: number): Uint8Array {
  if (method === STORED) return bytes.subarray(start, start + packedBytes);
  if (method !== DEFLATED) throw damaged();
  try {
    return inflateRawSync(bytes.subarray(start), { maxOutputLength: most });
  } catch (error) {
    throw refusalOf(error);
  }
}

const refusalOf = (error: unknown): ImportError => (error instanceof RangeError ? unpacksTooLarge() : damaged(error));
