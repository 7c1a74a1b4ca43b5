import type { Head } from "./engine.ts";

/** A head as databases give it. */
export type HeadRow = Omit<Head, "covers"> & { readonly covers: "listed" | null };

export const headOf = ({ covers, ...head }: HeadRow): Head => (covers === null ? head : { ...head, covers });

/** Of the whole day. */
export const isWhole = ({ covers }: Pick<Head, "covers">): boolean => covers === undefined;
