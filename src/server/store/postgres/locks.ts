/** Advisory locks are numbers that a database's programs agree on: the first is ours, the letters “rzrq”. */
const RZRQ = 0x727a7271;

/** One process changes the structure. */
export const MIGRATING = [RZRQ, 1] as const;
/** One process collects. */
export const COLLECTING = [RZRQ, 2] as const;
