import { EXCHANGES, type Exchange, type Scope } from "../../core/market/exchange.ts";
import type { Disclosure } from "../collect/source.ts";
import { appendRevisions } from "./append-revisions.ts";
import { isSecurityDataset } from "./content.ts";
import type { Transaction } from "./engine.ts";
import { nextEdition } from "./next-edition.ts";
import { serveDays } from "./serve-days.ts";
import type { Landing } from "./store.ts";

/** `Store.land`, in a transaction: new revisions first, then what is served of the days that have one. */
export async function land(transaction: Transaction, disclosures: readonly Disclosure[]): Promise<readonly Landing[]> {
  const { landings, appended } = await appendRevisions(transaction, disclosures);
  if (appended.length === 0) return landings;

  const edition = await nextEdition(transaction);
  const ofSecurities = appended.filter(({ dataset }) => isSecurityDataset(dataset));
  const days = ofSecurities.flatMap(({ exchange, date }) => (isExchange(exchange) ? [{ exchange, date }] : []));
  const served = await serveDays(transaction, days, edition, ofSecurities);
  // Daily totals are served as they are stored.
  if (served || ofSecurities.length < appended.length) await transaction.setEdition(edition);
  return landings;
}

const isExchange = (scope: Scope): scope is Exchange => (EXCHANGES as readonly Scope[]).includes(scope);
