/** Sessions of each security: about the 16 years that margin trading has been disclosed for. */
const DAYS = 3800;
const SEED = 20_100_331;

/**
 * Daily figures of many securities in columns, security after security and day after day within each; NaN is a missing
 * figure. `days` holds the place of each row's day. `balancesByDay` is the balances in the other order.
 */
export interface Panel {
  readonly securities: number;
  readonly sessions: number;
  readonly rows: number;
  readonly balances: Float64Array;
  readonly floatCaps: Float64Array;
  readonly prices: Float64Array;
  readonly days: Uint16Array;
  readonly balancesByDay: Float64Array;
}

/**
 * The same figures on every machine: random walks, with single missing days and halts of up to 20 days.
 * A float value of 0 stands for a blank, as hosts hand it over: MARGIN_RATIO answers nothing there.
 */
export function generatePanel(atLeastRows: number): Panel {
  const securities = Math.max(1, Math.round(atLeastRows / DAYS));
  const rows = securities * DAYS;
  const [balances, floatCaps, prices] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  const random = createRandom(SEED);
  for (let from = 0; from < rows; from += DAYS) {
    const shares = 1e8 * (1 + 40 * random());
    let price = 5 + 40 * random();
    let balance = price * shares * 0.02;
    let halted = 0;
    const blank = random() < 0.5 ? 0 : NaN;
    for (let row = from; row < from + DAYS; row++) {
      price = Math.max(1, round(price * (1 + (random() - 0.4985) * 0.06)));
      balance = Math.max(1e6, round(balance * (1 + (random() - 0.4985) * 0.05)));
      if (halted > 0) halted--;
      else if (random() < 0.002) halted = Math.ceil(20 * random());
      prices[row] = halted > 0 ? NaN : price;
      floatCaps[row] = halted > 0 ? blank : round(price * shares);
      balances[row] = random() < 0.01 ? NaN : balance;
    }
  }
  const days = Uint16Array.from({ length: rows }, (_, row) => row % DAYS);
  const panel = { securities, sessions: DAYS, rows, balances, floatCaps, prices, days };
  return { ...panel, balancesByDay: transpose(balances, securities) };
}

/** The first securities of a panel. */
export function firstSecurities(panel: Panel, atMost: number): Panel {
  if (atMost >= panel.securities) return panel;
  const rows = atMost * panel.sessions;
  const balances = panel.balances.subarray(0, rows);
  return {
    ...{ securities: atMost, sessions: panel.sessions, rows, balances },
    floatCaps: panel.floatCaps.subarray(0, rows),
    prices: panel.prices.subarray(0, rows),
    days: panel.days.subarray(0, rows),
    balancesByDay: transpose(balances, atMost),
  };
}

function transpose(bySecurity: Float64Array, securities: number): Float64Array {
  const byDay = new Float64Array(bySecurity.length);
  for (let row = 0; row < bySecurity.length; row++) {
    byDay[(row % DAYS) * securities + Math.floor(row / DAYS)] = bySecurity[row]!;
  }
  return byDay;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
