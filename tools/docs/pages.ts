import { METRICS } from "../../src/core/metrics/catalogue.ts";
import type { Description } from "../../src/core/metrics/metric.ts";
import { DATA_FUNCTIONS } from "../../src/functions/data/catalogue.ts";
import { fieldsPage } from "./fields-page.ts";
import { functionPage } from "./function-page.ts";
import { indexPage } from "./index-page.ts";

/** Every generated page under `docs/`, by its path there. */
export function generatePages(metrics: readonly Description[] = [...METRICS, ...DATA_FUNCTIONS]): Map<string, string> {
  const pages = new Map([["fields.md", fieldsPage()]]);
  for (const [language, folder] of [
    ["en", "functions"],
    ["zh", "functions/zh"],
  ] as const) {
    pages.set(`${folder}/README.md`, indexPage(metrics, language));
    for (const metric of metrics) pages.set(`${folder}/${metric.id}.md`, functionPage(metric, metrics, language));
  }
  return pages;
}
