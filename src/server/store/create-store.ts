import type { SecurityRow } from "../../contracts/rows.ts";
import { canonicalCode } from "../../core/market/bse-codes.ts";
import type { Exchange } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { inPlanOrder } from "../truth/plan.ts";
import { exportBackup } from "./backup/export-backup.ts";
import { importBackup } from "./backup/import-backup.ts";
import type { Engine, Snapshot } from "./engine.ts";
import { isWhole } from "./head-row.ts";
import { createSecurityList } from "./security-list.ts";
import { land } from "./land.ts";
import { newestOfEach } from "./newest-of-each.ts";
import type { Store } from "./store.ts";
import { readTotals } from "./totals.ts";

/** The store over an engine: all that is the same whichever database keeps the rows. */
export function createStore(engine: Engine): Store {
  const readSecurities = createSecurityList();
  return {
    land: (disclosures) => engine.write(async (transaction) => [...(await land(transaction, disclosures))]),

    days: (dataset, exchange, from, to, source) =>
      engine.read(async (snapshot) => {
        const query = { datasets: [dataset], exchange, from, to, ...(source === undefined ? {} : { source }) };
        return [...new Set((await snapshot.heads(query)).filter(isWhole).map(({ date }) => date))];
      }),
    noteUndisclosed: (asked) => engine.write((transaction) => transaction.noteUndisclosed(asked)),
    undisclosed: (query) => engine.read((snapshot) => snapshot.undisclosed(query)),
    newest: (dataset, exchange) => engine.read((snapshot) => snapshot.newest(dataset, exchange)),
    disclosures: (dataset, exchange, { from, to, all }) =>
      engine.read(async (snapshot) => {
        const heads = await snapshot.heads({ datasets: [dataset], exchange, from, to });
        return snapshot.contents(all ? heads : newestOfEach(heads));
      }),
    totals: (exchange, from, to) => engine.read((snapshot) => readTotals(snapshot, exchange, from, to)),
    details: (exchange, date) => engine.read((snapshot) => readDetails(snapshot, exchange, date)),

    edition: () => engine.read((snapshot) => snapshot.edition()),
    index: () => engine.read((snapshot) => snapshot.index()),
    servedDays: (date) => engine.read((snapshot) => snapshot.servedDays([date])),
    servedSeries: (code) => engine.read((snapshot) => snapshot.servedSeries(canonicalCode(code))),
    securities: () => engine.read(readSecurities),
    eachSeries: (fields, to, visit) => engine.read((snapshot) => snapshot.eachSeries(fields, to, visit)),
    origins: (exchange, from, to) => engine.read((snapshot) => snapshot.origins(exchange, from, to)),

    noteDisagreements: (days, found) => engine.write((transaction) => transaction.replaceDisagreements(days, found)),
    disagreements: (limit) => engine.read((snapshot) => snapshot.disagreements(limit)),

    exportTo: (directory, format, onFile) => exportBackup(engine, directory, format, onFile),
    importFrom: (directory, onFile) => importBackup(engine, directory, onFile),
    compact: () => engine.compact(),
    claimCollecting: () => engine.claimCollecting(),
    isReadOnly: () => engine.isReadOnly(),
    isEmpty: () => engine.read((snapshot) => snapshot.isEmpty()),
    close: () => engine.close(),
  };
}

/** The newest revision of the first source of the plan. */
async function readDetails(snapshot: Snapshot, exchange: Exchange, date: TradingDate) {
  const query = { datasets: ["details"], exchange, from: date, to: date } as const;
  const heads = newestOfEach((await snapshot.heads(query)).filter(isWhole));
  const [first] = inPlanOrder({ dataset: "details", exchange }, heads);
  if (!first) return null;
  const [disclosure] = await snapshot.contents([first]);
  const { source, fetchedAt, revision, rows } = disclosure as typeof disclosure & { rows: readonly SecurityRow[] };
  return { source, fetched_at: fetchedAt, revision, rows: [...rows] };
}
