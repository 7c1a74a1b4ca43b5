/** When the last trades after the close (盘后固定价格交易, to 15:30) are in. */
export const SETTLED_AT = "15:30";

/** Live quotes stand for their session until the next one opens. */
export const LIVE_UNTIL_NEXT_SESSION = {
  zh: "当日 15:30 至次一交易日开盘前",
  en: "from 15:30 to the opening of the next session",
} as const;
