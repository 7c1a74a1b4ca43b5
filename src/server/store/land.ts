import { SECURITY_DATASETS } from "../../core/fields/catalogue.ts";
import { nextSession } from "../../core/market/calendar.ts";
import { EXCHANGES, type Exchange, type Scope } from "../../core/market/exchange.ts";
import type { Disclosure } from "../collect/source.ts";
import { appendRevisions } from "./append-revisions.ts";
import { isSecurityDataset } from "./content.ts";
import type { Head, Transaction } from "./engine.ts";
import { nextEdition } from "./next-edition.ts";
import { serveDays } from "./serve-days.ts";
import type { Landing, StoredDisclosure } from "./store.ts";
import { readHeads, type StoredHeads } from "./stored-heads.ts";

/** `Store.land`, in a transaction: new revisions first, then what is served of the days that have one. */
export async function land(transaction: Transaction, disclosures: readonly Disclosure[]): Promise<readonly Landing[]> {
  if (disclosures.length === 0) return [];
  const stored = await headsBeside(transaction, disclosures);
  const { landings, appended } = await appendRevisions(transaction, disclosures, stored.heads);
  if (appended.length === 0) return landings;

  const edition = await nextEdition(transaction);
  const ofSecurities = appended.filter(({ dataset }) => isSecurityDataset(dataset));
  const days = ofSecurities.flatMap(({ exchange, date }) => (isExchange(exchange) ? [{ exchange, date }] : []));
  const known = { ...stored, heads: [...stored.heads, ...appended.map(headOf)] };
  const served = await serveDays(transaction, days, edition, { disclosures: ofSecurities, heads: known });
  // Daily totals are served as they are stored.
  if (served || ofSecurities.length < appended.length) await transaction.setEdition(edition);
  return landings;
}

/** Of what is landed, of what is served with it, and of the session after it, to which it is handed on. */
function headsBeside(transaction: Transaction, disclosures: readonly Disclosure[]): Promise<StoredHeads> {
  const given = new Set(disclosures.map(({ dataset }) => dataset));
  const beside = [...given].some(isSecurityDataset) ? SECURITY_DATASETS : [];
  const dates = disclosures.map(({ date }) => date).sort();
  return readHeads(transaction, [...new Set([...given, ...beside])], dates[0]!, nextSession(dates.at(-1)!));
}

const headOf = ({ dataset, exchange, date, revision, source, fetchedAt, covers }: StoredDisclosure): Head => ({
  ...{ dataset, exchange, date, revision, source, fetchedAt },
  ...(covers && { covers }),
});

const isExchange = (scope: Scope): scope is Exchange => (EXCHANGES as readonly Scope[]).includes(scope);
