import type { Dataset, FieldId } from "../../src/core/fields/catalogue.ts";
import type { Exchange } from "../../src/core/market/exchange.ts";
import { exchangeOffer } from "../../src/server/collect/exchange-offers.ts";
import { SourceError, type CollectRequest, type DayAnswer, type Source } from "../../src/server/collect/source.ts";
import { detailsOf, overviewOf, securityRow, totalsOf } from "./disclosures.ts";

/** What a fake source can disclose. */
type FakeDataset = Extract<Dataset, "totals" | "details" | "overview">;

interface Behaviour {
  exchange?: Exchange;
  /** Its id; the exchange's where left out. */
  id?: string;
  /** The fields that its offers name; all of each dataset where left out. */
  fields?: readonly FieldId[];
  datasets?: readonly FakeDataset[];
  /** Balance disclosed on each day; the same one every day where left out. */
  balance?: number;
  /** Days without a disclosure. */
  closed?: readonly string[];
  /** Fails when it comes to this day. */
  failsAt?: string;
  /** Called before each answer. */
  before?: (date: string) => void | Promise<void>;
}

export interface FakeSource extends Source {
  readonly requests: CollectRequest[];
}

/** A source that discloses every day asked for, but for what its behaviour says. */
export function fakeSource(behaviour: Behaviour = {}): FakeSource {
  const { exchange = "SSE", datasets = ["totals", "details", "overview"], closed = [], failsAt, before } = behaviour;
  const { id = exchange, fields, balance = 100 } = behaviour;
  const requests: CollectRequest[] = [];
  return {
    id,
    name: { zh: `示例${id}`, en: `Fake ${id}` },
    offers: datasets.map((dataset) => exchangeOffer(exchange, dataset, fields ? { fields } : {})),
    pauseMs: 0,
    requests,
    async *collect(request) {
      requests.push(request);
      for (const date of request.dates) {
        await before?.(date);
        if (date === failsAt) throw new SourceError(id, { zh: `${id} 返回 HTML`, en: `${id} answered HTML` });
        const { dataset } = request;
        if (closed.includes(date)) yield { status: "notDisclosed", exchange, dataset, date };
        else
          yield { status: "disclosed", disclosure: { ...disclosureOf(dataset, exchange, date, balance), source: id } };
      }
    },
  };
}

function disclosureOf(dataset: Dataset, exchange: Exchange, date: string, balance: number): DisclosedDay {
  switch (dataset) {
    case "totals":
      return totalsOf({ exchange, date }, { financing_balance: balance });
    case "overview":
      return overviewOf({ exchange, date }, { turnover: balance * 10 });
    case "details":
      return detailsOf({ exchange, date }, [securityRow("600001", { financing_balance: balance })]);
    default:
      throw new Error(`a fake source discloses no ${dataset}`);
  }
}

type DisclosedDay = Extract<DayAnswer, { status: "disclosed" }>["disclosure"];
