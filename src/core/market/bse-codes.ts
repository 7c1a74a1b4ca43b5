import type { TradingDate } from "./trading-date.ts";

/** One company that was listed at the BSE before the exchange had codes of its own. */
export interface BseCode {
  readonly former: string;
  readonly current: string;
  /** First session under the current code. */
  readonly since: TradingDate;
}

const ALL_SWITCHED = "2025-10-09" as TradingDate;
const PILOT_SWITCHED = "2025-05-06" as TradingDate;
/** The six companies with which the exchange tried the switch. */
const PILOT: ReadonlySet<string> = new Set(["430489", "830799", "831445", "833819", "834682", "839167"]);

/** Former codes that kept their last three digits behind 920: the exchange's 新旧代码对照表, 222 of 248. */
const KEPT_DIGITS = `
  430017 430047 430090 430139 430198 430300 430418 430425 430476 430478 430489 430510 430556 430564 430685 430718
  830779 830799 830809 830832 830839 830879 830896 830946 830964 830974 831010 831039 831087 831152 831195 831304
  831370 831445 831526 831627 831641 831689 831726 831768 831834 831855 831856 831906 831961 832000 832023 832089
  832110 832145 832171 832175 832225 832278 832419 832469 832471 832491 832522 832566 832651 832662 832735 832786
  832802 832876 832885 832978 832982 833075 833230 833266 833284 833346 833394 833427 833429 833454 833455 833509
  833523 833533 833575 833580 833751 833781 833819 833873 833914 833943 834014 834021 834033 834058 834062 834261
  834407 834415 834475 834599 834639 834682 834765 834770 834950 835174 835179 835184 835185 835207 835237 835305
  835368 835438 835508 835579 835640 835670 835985 836077 836149 836208 836221 836239 836247 836260 836263 836270
  836395 836414 836422 836433 836504 836547 836675 836699 836717 836720 836807 836826 836871 836892 836942 836957
  837006 837046 837092 837212 837242 837344 837403 837592 837663 837748 837821 838030 838163 838227 838262 838275
  838402 838701 838810 838837 838924 838971 839167 839273 839371 839493 839680 839719 839725 839729 839790 839792
  870199 870204 870299 870357 870436 870656 870866 870976 871245 871396 871553 871634 871642 871694 871753 871857
  871970 871981 872190 872351 872374 872392 872541 872808 872895 872925 872931 872953 873001 873122 873132 873169
  873223 873339 873527 873570 873576 873593 873665 873679 873690 873693 873703 873706 873806 873833`;

/** The other 26: their three digits were taken, so the first of the three went up. */
const MOVED: readonly (readonly [former: string, current: string])[] = [
  ["831167", "920267"],
  ["831175", "920375"],
  ["831278", "920378"],
  ["831305", "920405"],
  ["831396", "920496"],
  ["831832", "920932"],
  ["832149", "920249"],
  ["833030", "920130"],
  ["833171", "920571"],
  ["835857", "920057"],
  ["835892", "920992"],
  ["836419", "920519"],
  ["836961", "920061"],
  ["837023", "920123"],
  ["837174", "920274"],
  ["838171", "920271"],
  ["838670", "920870"],
  ["839946", "920146"],
  ["870508", "920608"],
  ["870726", "920926"],
  ["871263", "920363"],
  ["871478", "920578"],
  ["873152", "920252"],
  ["873167", "920367"],
  ["873305", "920505"],
  ["873726", "920026"],
];

/**
 * The 248 companies that changed from the codes of the 新三板 to 920 codes, by former code. Companies listed since
 * 2024-04-22 have had a 920 code from their first day.
 */
export const BSE_CODES: readonly BseCode[] = [
  ...KEPT_DIGITS.trim()
    .split(/\s+/)
    .map((former) => [former, `920${former.slice(3)}`] as const),
  ...MOVED,
]
  .map(([former, current]) => ({ former, current, since: PILOT.has(former) ? PILOT_SWITCHED : ALL_SWITCHED }))
  .sort((a, b) => Number(a.former) - Number(b.former));

const currentOf: ReadonlyMap<string, string> = new Map(BSE_CODES.map(({ former, current }) => [former, current]));
const entryOf: ReadonlyMap<string, BseCode> = new Map(BSE_CODES.map((entry) => [entry.current, entry]));

/** The code under which a security is kept and served: the current one where a BSE code was replaced, else the code itself. */
export function canonicalCode(code: string): string {
  return currentOf.get(code) ?? code;
}

/** The code that a BSE company had before; null where it never had another. */
export function formerCode(code: string): string | null {
  return entryOf.get(code)?.former ?? null;
}

/** The code that was in use on the day, of a security named by either code. */
export function codeOn(code: string, date: TradingDate): string {
  const current = canonicalCode(code);
  const entry = entryOf.get(current);
  return entry && date < entry.since ? entry.former : current;
}
