/** Advisory locks are pairs of numbers. The first is ours, the letters “rzrq”; the second tells a store by the schema it is in. */
const RZRQ = 0x727a7271;
const lockOf = (purpose: string): string => `${RZRQ}, hashtext('${purpose} ' || current_schema())`;

/** One process changes the structure. */
export const MIGRATING = lockOf("migrating");
/** One process collects. */
export const COLLECTING = lockOf("collecting");
