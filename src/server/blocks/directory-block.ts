import { BLOCK_FORMAT } from "../../contracts/blocks.ts";
import { formerCode } from "../../core/market/bse-codes.ts";
import { dayNumber } from "../../core/market/trading-date.ts";
import type { ListedSecurity } from "../store/store.ts";
import type { BlockPlace } from "./day-block.ts";
import { dayColumn, encodeBlock, labelColumn, textColumn } from "./encode-block.ts";

/** Every security that was ever served, with the code that a BSE security had before. */
export function encodeDirectoryBlock(securities: readonly ListedSecurity[], place: BlockPlace): Uint8Array {
  const columns = [
    ["code", textColumn(securities.map(({ code }) => code))],
    ["name", textColumn(securities.map(({ name }) => name))],
    ["exchange", labelColumn(securities.map(({ exchange }) => exchange))],
    ["former_code", textColumn(securities.map(({ code }) => formerCode(code)))],
    ["last_date", dayColumn(Int32Array.from(securities, ({ last }) => dayNumber(last)))],
  ] as const;
  return encodeBlock(columns, { kind: "directory", format: BLOCK_FORMAT, ...place });
}
