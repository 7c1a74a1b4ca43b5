import { unzipSync } from "fflate";

/** The parts of an .xlsx file by name. */
export function readPackage(bytes: Uint8Array): Record<string, Uint8Array> {
  return unzipSync(bytes);
}
