import { servedDay, type GivenSecurity } from "./served-days.ts";

/** Three sessions of three exchanges, small enough to be worked out by hand. */
const row = (code: string, name: string, figures: Omit<GivenSecurity, "code" | "name">): GivenSecurity => ({
  ...{ code, name },
  ...figures,
});

const MOUTAI = { sector_em: "白酒", sector_sw: "食品饮料", region_em: "贵州板块", concepts_em: "白酒概念、HS300_" };
const PING_AN = { sector_em: "银行", sector_sw: "银行", region_em: "广东板块", concepts_em: "HS300_" };

/** Wednesday to Friday; the Friday is the newest complete day. */
export const MARKET_DAYS = [
  servedDay({ date: "2026-09-16", edition: 1 }, [
    row("510300", "沪深300ETF", { financing_balance: 40, float_cap: 50 }),
    row("600519", "贵州茅台", { financing_balance: 100, float_cap: 4000, ...MOUTAI }),
  ]),
  servedDay({ date: "2026-09-17", edition: 2 }, [
    row("510300", "沪深300ETF", { financing_balance: 38, float_cap: 50 }),
    row("600519", "贵州茅台", { financing_balance: 110, float_cap: 4000, ...MOUTAI }),
  ]),
  servedDay({ date: "2026-09-18", edition: 3 }, [
    row("510300", "沪深300ETF", { financing_balance: 36, float_cap: 50, financing_buy: 5, financing_repay: 7 }),
    row("600519", "贵州茅台", {
      ...{ financing_balance: 121, float_cap: 484, financing_buy: 30, financing_repay: 19, turnover: 300, ...MOUTAI },
      ...{ short_balance: 0, short_shares: 0, close: 1500.5, financing_target: 1 },
    }),
    row("600809", "山西汾酒", { financing_balance: 121, sector_em: "白酒" }),
  ]),
  servedDay({ date: "2026-09-18", edition: 3, exchange: "SZSE" }, [
    row("000001", "平安银行", { financing_balance: 50, float_cap: 1000, financing_buy: 4, ...PING_AN }),
    row("002142", "宁波银行", { financing_balance: 30, float_cap: 500, financing_repay: 9, ...PING_AN }),
  ]),
  servedDay({ date: "2026-09-18", edition: 3, exchange: "BSE" }, [
    row("920163", "方大新材", { financing_balance: 7, float_cap: 100 }),
  ]),
];
