import { previousSession } from "../../src/core/market/calendar.ts";
import { EXCHANGES, MARGIN_SINCE, type Exchange } from "../../src/core/market/exchange.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import { knownDetails, knownTotals } from "./published-figures.ts";

/** What an exchange knows of a day or of one security, in 元 and shares. */
export interface DayFigures {
  readonly balance: number;
  readonly bought: number;
  readonly repaid: number;
  readonly shortValue: number;
  readonly shortShares: number;
  readonly sold: number;
  readonly returned: number;
}

export interface SecurityFigures extends DayFigures {
  readonly code: string;
  readonly name: string;
}

const LEVELS: Readonly<Record<Exchange, { balance: number; shares: number; price: number; turnover: number }>> = {
  SSE: { balance: 1.33e12, shares: 2.6e9, price: 5.41, turnover: 8.6e11 },
  SZSE: { balance: 1.26e12, shares: 1.2e9, price: 9.1, turnover: 1.05e12 },
  BSE: { balance: 8.5e9, shares: 13_000, price: 17.9, turnover: 1.9e10 },
};

const LISTED: Readonly<Record<Exchange, readonly (readonly [code: string, name: string])[]>> = {
  SSE: [
    ["510300", "300ETF"],
    ["600000", "浦发银行"],
    ["600519", "贵州茅台"],
    ["601989", "中国重工"],
    ["688981", "中芯国际"],
    ...invented(600100, 55),
  ],
  SZSE: [
    ["000001", "平安银行"],
    ["000002", "万  科Ａ"],
    ["000012", "南  玻Ａ"],
    ["159915", "创业板"],
    ["300750", "宁德时代"],
    ...invented(300800, 40),
  ],
  BSE: [
    ["920000", "安徽凤凰"],
    ["920001", "纬达光电"],
    ["920002", "万达轴承"],
    ["920003", "中诚咨询"],
    ["920005", "鼎佳精密"],
    ...invented(920100, 40),
  ],
};

function invented(from: number, count: number): [string, string][] {
  return Array.from({ length: count }, (_, index) => [`${from + 3 * index}`, `示例${index + 1}`]);
}

/** A number in [0, 1) that depends on the text alone (FNV-1a). */
function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

const DAY_MS = 86_400_000;

/** The session before; the text need not be a session itself. */
export function sessionBefore(date: string): string {
  return previousSession(date as TradingDate);
}

/** A level that drifts by a few per cent over months and by a fraction of one from day to day. */
function drifting(level: number, salt: string, date: string): number {
  const day = Date.parse(date) / DAY_MS;
  return Math.round(level * (1 + 0.06 * Math.sin(day / 45) + 0.002 * chance(salt + date)));
}

/** The total of a day: published where known, else invented so that every identity and the roll-forward hold. */
export function totalsOf(exchange: Exchange, date: string): DayFigures {
  return knownTotals(exchange, date) ?? inventedTotals(exchange, date);
}

function inventedTotals(exchange: Exchange, date: string): DayFigures {
  const { balance: level, shares: shareLevel, price } = LEVELS[exchange];
  const at = (day: string) => ({
    balance: drifting(level, `${exchange} balance`, day),
    shares: drifting(shareLevel, `${exchange} shares`, day),
  });
  const today = at(date);
  const before = at(sessionBefore(date));
  const bought = Math.round(today.balance * (0.06 + 0.02 * chance(`${exchange} bought ${date}`)));
  const sold = Math.round(today.shares * (0.03 + 0.01 * chance(`${exchange} sold ${date}`)));
  return {
    balance: today.balance,
    bought,
    repaid: before.balance + bought - today.balance,
    shortValue: Math.round(today.shares * price),
    shortShares: today.shares,
    sold,
    returned: before.shares + sold - today.shares,
  };
}

/** Every current target of a day. Their sum stays below the total, which also counts securities taken off the list. */
export function detailsOf(exchange: Exchange, date: string): SecurityFigures[] {
  const known = knownDetails(exchange, date);
  const total = totalsOf(exchange, date);
  const listed = LISTED[exchange];
  const weights = listed.map(([code]) => 0.2 + chance(`weight ${code}`));
  const sum = weights.reduce((left, right) => left + right, 0);
  return listed
    .map(([code, name], index): SecurityFigures => {
      const part = (figure: number) => Math.floor((figure * 0.99 * weights[index]!) / sum);
      const invented = {
        balance: part(total.balance),
        bought: part(total.bought),
        repaid: part(total.repaid),
        shortValue: part(total.shortValue),
        shortShares: part(total.shortShares),
        sold: part(total.sold),
        returned: part(total.returned),
      };
      return { code, name, ...(known.get(code) ?? invented) };
    })
    .sort((left, right) => left.code.localeCompare(right.code));
}

/** Turnover and float value of a day in hundredths of 亿元, the precision in which the exchanges publish them. */
export function overviewOf(exchange: Exchange, date: string): { turnover: number; floatCap: number } {
  const turnover = drifting(LEVELS[exchange].turnover, `${exchange} turnover`, date);
  return { turnover: Math.round(turnover / 1e6), floatCap: Math.round((turnover * 57) / 1e6) };
}

/** The sum of the exchanges that had margin trading on the day, to the 元. */
export function marketTotalsOf(date: string): DayFigures & { readonly floatCap: number } {
  const exchanges = EXCHANGES.filter((exchange) => date >= MARGIN_SINCE[exchange]);
  const days = exchanges.map((exchange) => totalsOf(exchange, date));
  const sum = (key: keyof DayFigures) => days.reduce((left, day) => left + day[key], 0);
  return {
    balance: sum("balance"),
    bought: sum("bought"),
    repaid: sum("repaid"),
    shortValue: sum("shortValue"),
    shortShares: sum("shortShares"),
    sold: sum("sold"),
    returned: sum("returned"),
    floatCap: exchanges.reduce((left, exchange) => left + overviewOf(exchange, date).floatCap, 0),
  };
}

export interface QuoteFigures {
  readonly code: string;
  readonly name: string;
  readonly isFund: boolean;
  readonly close: number;
  /** Shares in free circulation. */
  readonly shares: number;
  readonly floatCap: number;
  /** 手 of 100 shares. */
  readonly hands: number;
  /** 元. */
  readonly amount: number;
}

/** Stocks that cannot be bought on margin have quotes too. */
export const NO_TARGET_NAME = "示例非标的";
const NO_TARGET: Readonly<Record<Exchange, string>> = { SSE: "603999", SZSE: "301999", BSE: "920999" };

/** Quotes of every security of the exchange by code; close in 元, float value = close × shares, 元. */
export function quotesOf(exchange: Exchange, date: string): QuoteFigures[] {
  const listed = [...LISTED[exchange], [NO_TARGET[exchange], NO_TARGET_NAME] as const];
  return listed
    .map(([code, name]): QuoteFigures => {
      const close = Math.round(drifting(100 + 9_900 * chance(`close ${code}`), code, date)) / 100;
      const shares = 100 * Math.round(2e6 + 5e8 * chance(`shares ${code}`));
      const hands = Math.round((shares / 1e4) * (0.2 + chance(`volume ${code} ${date}`)));
      const floatCap = Math.round(close * shares);
      const amount = Math.round(hands * 100 * close * 1.003);
      return { code, name, isFund: /^(5|15|16)/.test(code), close, shares, floatCap, hands, amount };
    })
    .sort((left, right) => left.code.localeCompare(right.code));
}

const SECTORS = ["白酒Ⅱ", "银行", "半导体", "电池", "航运港口"] as const;

export function sectorOf(code: string): string {
  return SECTORS[Math.floor(chance(`sector ${code}`) * SECTORS.length)]!;
}

/** 地域 and 概念 by the codes of their boards. */
export const REGIONS: Readonly<Record<string, string>> = { 145: "北京板块", 153: "广东板块", 173: "贵州板块" };
export const CONCEPTS: Readonly<Record<string, string>> = { 1036: "半导体概念", 1137: "存储芯片", 596: "融资融券" };

/** The codes of the boards that a stock is in: one region, and any concepts. */
export function boardsOf(code: string): string[] {
  const regions = Object.keys(REGIONS);
  const concepts = Object.keys(CONCEPTS).filter((concept) => chance(`${concept} ${code}`) < 0.4);
  return [regions[Math.floor(chance(`region ${code}`) * regions.length)]!, ...concepts];
}

/** Fifty securities of the BSE. */
export function bse50Of(): { code: string; name: string }[] {
  return invented(920200, 50).map(([code, name]) => ({ code, name }));
}

/** Statistics of margin accounts: as they are published (亿元, 万名, %), and in 元, persons and fractions. */
export function accountsOf(date: string) {
  const { balance, bought, shortValue } = marketTotalsOf(date);
  const persons = 7_900_000 + Math.round(chance(`persons ${date}`) * 10_000);
  const percent = 25_000 + Math.round(chance(`ratio ${date}`) * 5_000);
  return {
    wire: {
      FIN_BALANCE: balance / 1e8,
      LOAN_BALANCE: shortValue / 1e8,
      FIN_BUY_AMT: bought / 1e8,
      LOAN_SELL_AMT: 12.5,
      MARGIN_BALANCE: (balance + shortValue) / 1e8,
      TOTAL_GUARANTEE: balance / 4e7,
      AVG_GUARANTEE_RATIO: percent / 100,
      INVESTOR_NUM: 412_345,
      MARGINLIAB_INVESTOR_NUM: 1_756_432,
      PERSONAL_INVESTOR_NUM: persons / 10_000,
      ORG_INVESTOR_NUM: 51_234,
      SECURITY_ORG_NUM: 95,
      OPERATEDEPT_NUM: 11_802,
      SCI_CLOSE_PRICE: 3_912.11,
    },
    figures: {
      financing_balance: balance,
      financing_buy: bought,
      short_balance: shortValue,
      margin_balance: balance + shortValue,
      mean_maintenance_ratio: percent / 10_000,
      collateral_value: balance * 2.5,
      investors: 412_345,
      indebted_investors: 1_756_432,
      individual_investors: persons,
      institutional_investors: 51_234,
      securities_firms: 95,
      branches: 11_802,
    },
  };
}

/** The target list of a session: every listed security, of which some cannot be sold short. */
export function targetsOf(exchange: Exchange): { code: string; name: string; financing: boolean; short: boolean }[] {
  return LISTED[exchange]
    .map(([code, name]) => ({
      code,
      name,
      financing: chance(`target ${code}`) < 0.9,
      short: chance(`short ${code}`) < 0.5,
    }))
    .sort((left, right) => left.code.localeCompare(right.code));
}
