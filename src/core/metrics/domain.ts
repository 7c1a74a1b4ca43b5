import type { Text } from "../text.ts";

/** What a number measures. Amounts may be in any unit as long as all of a call are in the same. */
export type Unit = "CNY" | "price" | "shares" | "ratio" | "days" | "rows" | "none";

/**
 * The numbers that an argument may take. A `denominator` is positive, and its zero counts as missing:
 * a host may hand over a blank cell as 0, and nothing can be divided by it.
 *
 * Ratios are spoken of in percent, and what is certainly a percentage is refused rather than computed with:
 * - a `fraction` is a share, or a threshold below which rises and falls are usual: a 5 is a slip for 5%;
 * - a `line` is a fraction that a ratio rises to or falls below: a 25 is a slip for 25%, a 0 is no line;
 * - a `multiple` is a denominator near or above 100%, such as a maintenance line: a 130 is a slip for 130%;
 * - a `return` is that of an index over days: a 10 is a slip for 10%, a −5 for −5%;
 * - a `change` falls by 100% at most, but may rise by any multiple: a −5 is a slip for −5%, a 5 may be 500%.
 */
export type Domain =
  | "any"
  | "nonNegative"
  | "positive"
  | "denominator"
  | "fraction"
  | "line"
  | "multiple"
  | "return"
  | "change"
  | "count"
  | "countOrZero";

/** No line or margin is agreed at 5,000%, while 50 or 130 is easily typed for 50% or 130%. */
const TOO_LARGE_FOR_MULTIPLE = 50;

const NOUNS: Readonly<Record<Unit, Text>> = {
  CNY: { zh: "金额（元）", en: "amount in 元" },
  price: { zh: "价格（元）", en: "price in 元" },
  shares: { zh: "数量（股或份）", en: "number of shares" },
  ratio: { zh: "比率（如 0.025 即 2.5%）", en: "ratio such as 0.025 (2.5%)" },
  days: { zh: "天数", en: "number of days" },
  rows: { zh: "行数", en: "number of rows" },
  none: { zh: "数", en: "number" },
};

const DOMAINS: Readonly<Record<Domain, { zh: (noun: string) => string; en: (noun: string) => string }>> = {
  any: { zh: (noun) => noun, en: (noun) => `${article(noun)} ${noun}` },
  nonNegative: { zh: (noun) => `不为负的${noun}`, en: (noun) => `${article(noun)} ${noun}, not negative` },
  positive: { zh: (noun) => `正的${noun}`, en: (noun) => `a positive ${noun}` },
  denominator: { zh: (noun) => `正的${noun}`, en: (noun) => `a positive ${noun}` },
  multiple: {
    zh: (noun) => `正的、小于 ${TOO_LARGE_FOR_MULTIPLE} 的${noun}，130% 写作 1.3`,
    en: (noun) => `a positive ${noun} below ${TOO_LARGE_FOR_MULTIPLE}, where 130% is 1.3`,
  },
  return: { zh: (noun) => `−1 到 1 之间的${noun}`, en: (noun) => `${article(noun)} ${noun} from −1 to 1` },
  change: { zh: (noun) => `不小于 −1 的${noun}`, en: (noun) => `${article(noun)} ${noun}, −1 or more` },
  line: { zh: (noun) => `大于 0、不超过 1 的${noun}`, en: (noun) => `${article(noun)} ${noun} above 0 and up to 1` },
  fraction: { zh: (noun) => `0 到 1 之间的${noun}`, en: (noun) => `${article(noun)} ${noun} from 0 to 1` },
  count: { zh: (noun) => `不小于 1 的${whole(noun)}`, en: (noun) => `a whole ${noun}, 1 or more` },
  countOrZero: { zh: (noun) => `不小于 0 的${whole(noun)}`, en: (noun) => `a whole ${noun}, 0 or more` },
};

const TESTS: Readonly<Record<Domain, (value: number) => boolean>> = {
  any: () => true,
  nonNegative: (value) => value >= 0,
  positive: (value) => value > 0,
  denominator: (value) => value > 0,
  multiple: (value) => value > 0 && value < TOO_LARGE_FOR_MULTIPLE,
  fraction: (value) => value >= 0 && value <= 1,
  line: (value) => value > 0 && value <= 1,
  return: (value) => value >= -1 && value <= 1,
  change: (value) => value >= -1,
  count: (value) => Number.isInteger(value) && value >= 1,
  countOrZero: (value) => Number.isInteger(value) && value >= 0,
};

function whole(noun: string): string {
  return noun === NOUNS.none.zh ? "整数" : `整数${noun}`;
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? "an" : "a";
}

/** Whether a number lies in the domain. */
export function isInDomain(value: number, domain: Domain): boolean {
  return Number.isFinite(value) && TESTS[domain](value);
}

/** Whether 0 stands for a blank there. */
export function isZeroMissing(domain: Domain): boolean {
  return domain === "denominator" || domain === "multiple";
}

/** What is expected, as error texts and documentation say it: `a positive amount in 元`. */
export function expectation(domain: Domain, unit: Unit): Text {
  const noun = NOUNS[unit];
  return { zh: DOMAINS[domain].zh(noun.zh), en: DOMAINS[domain].en(noun.en) };
}
