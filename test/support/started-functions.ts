import { dataFunctionsOver } from "./data-functions.ts";
import { createFakeDataServer } from "./fake-data-server.ts";
import { MARKET_DAYS } from "./market-days.ts";
import { servedDay } from "./served-days.ts";

/** The data functions over a server of three days. */
export const start = (options: Parameters<typeof dataFunctionsOver>[1] = {}) => {
  const server = createFakeDataServer({ days: MARKET_DAYS, due: ["SSE"] });
  return { server, ...dataFunctionsOver(server.fetch, options) };
};

/** A correction of 600519 on the newest day, and a new day after it. */
export const NEWS = [
  servedDay({ date: "2026-09-18", edition: 4 }, [{ code: "600519", financing_balance: 125 }]),
  servedDay({ date: "2026-09-21", edition: 5 }, [{ code: "600519", financing_balance: 130 }]),
];

/** Until everything that is under way has come to rest. */
export const settle = async () => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
};
