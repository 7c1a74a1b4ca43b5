import type { AccountsRow, FiguresOf } from "../../contracts/rows.ts";
import { fieldIdsOf } from "../../core/fields/catalogue.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store, StoredDisclosure } from "../store/store.ts";
import { inPlanOrder } from "../truth/plan.ts";

type Accounts = StoredDisclosure & { readonly dataset: "accounts" };
const PLANNED = { dataset: "accounts", exchange: "ALL" } as const;

/** Each day from the first source of the plan that gave it, oldest first. */
export async function readAccounts(store: Store, from: TradingDate, to: TradingDate): Promise<AccountsRow[]> {
  const disclosures = (await store.disclosures("accounts", "ALL", { from, to })).filter(isAccounts);
  const dates = [...new Set(disclosures.map(({ date }) => date))].sort();
  return dates.map((date) => {
    const ofDay = disclosures.filter((one) => one.date === date);
    const { figures, source, fetchedAt, revision } = inPlanOrder(PLANNED, ofDay)[0]!;
    const given = Object.fromEntries(fieldIdsOf("accounts").map((id) => [id, figures[id]])) as FiguresOf<"accounts">;
    return { date, ...given, source, fetched_at: fetchedAt, revision };
  });
}

const isAccounts = (one: StoredDisclosure): one is Accounts => one.dataset === "accounts";
