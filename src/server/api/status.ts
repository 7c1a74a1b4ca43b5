import type { FastifyInstance } from "fastify";
import { status, type Status } from "../../contracts/api.ts";
import { beijingDay } from "../../core/market/beijing-time.ts";
import { announcedUntil, forecastReason, isForecast, nextSession } from "../../core/market/calendar.ts";
import { newestDue } from "../../core/market/disclosure-time.ts";
import type { Source } from "../collect/source.ts";
import { readReach } from "../schedule/gaps.ts";
import { readAsOf } from "./asof.ts";
import { servedStore, type Services } from "./services.ts";

/** Missing sessions that are named, and disagreements that are listed. */
const NAMED = 10;
const LISTED = 200;

export function registerStatus(app: FastifyInstance, services: Services): void {
  app.get("/status", { schema: { response: { 200: status } } }, async (): Promise<Status> => {
    const { store, sample } = await servedStore(services);
    return {
      ...(await readAsOf(services)),
      sources: services.sources.map(describeSource),
      completeness: sample ? [] : await readCompleteness(services),
      calendar: describeCalendar(services.clock()),
      schedule: describeSchedule(services),
      calls: services.calls.hosts(),
      problems: [...services.problems.entries()],
      disagreements: (await store.disagreements(LISTED)).map((found) => ({ ...found, sources: [...found.sources] })),
    };
  });
}

function describeSource({ id, name, pauseMs, offers }: Source): Status["sources"][number] {
  return {
    id,
    name,
    pause_ms: pauseMs,
    offers: offers.map(({ dataset, exchange, fields, since, published, unit, newestOnly = false }) => ({
      dataset,
      exchange,
      fields: [...fields],
      since,
      published,
      unit,
      newest_only: newestOnly,
    })),
  };
}

async function readCompleteness({ store, clock }: Services): Promise<Status["completeness"]> {
  const due = newestDue(clock());
  const reach = await readReach(store, due);
  return reach.map(({ missing, ...place }) => ({
    ...place,
    due,
    missing: missing.length,
    newest_missing: missing.slice(0, NAMED),
  }));
}

function describeCalendar(now: Date): Status["calendar"] {
  const next = nextSession(beijingDay(now));
  return {
    announced_until: announcedUntil(),
    next_session: next,
    forecast: isForecast(next),
    reason: forecastReason(next),
  };
}

function describeSchedule({ schedule }: Services): Status["schedule"] {
  if (schedule === null) return null;
  const { missing, ...instants } = schedule.state();
  return { ...instants, missing: [...missing] };
}
