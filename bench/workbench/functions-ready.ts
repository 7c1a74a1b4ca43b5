import type { Browser } from "playwright-core";
import { median } from "../timing.ts";
import { openPage, untilReady } from "./open-workbench.ts";

interface Moments {
  /** Office.js has run, the add-in's script has run (and with it all functions are associated), Office.js says it is ready. */
  readonly officeRan: number;
  readonly functionsThere: number;
  readonly officeReady: number;
}

const LOADS = 7;

/** Notes the moments in the page of the add-in: a script's `load` event comes right after it has run. */
function noteMoments(): void {
  if (!location.pathname.endsWith("/taskpane.html")) return;
  const moments: Partial<Record<keyof Moments, number>> = {};
  Object.assign(globalThis, { moments });
  document.addEventListener(
    "load",
    ({ target }) => {
      if (!(target instanceof HTMLScriptElement)) return;
      if (target.src.endsWith("/office.js")) {
        moments.officeRan = performance.now();
        void Office.onReady(() => (moments.officeReady = performance.now()));
      }
      if (target.src.endsWith("/addin.js")) moments.functionsThere = performance.now();
    },
    true,
  );
}

/** Milliseconds, medians over several loads of the workbench. */
export async function measureFunctionsReady(browser: Browser, url: string): Promise<Moments> {
  const all: Moments[] = [];
  for (let load = 0; load < LOADS; load++) {
    const page = await openPage(browser);
    await page.addInitScript(noteMoments);
    await page.goto(url);
    const addin = await untilReady(page);
    all.push(await addin.evaluate(() => (globalThis as unknown as { moments: Moments }).moments));
    await page.context().close();
  }
  const of = (moment: keyof Moments) => median(all.map((one) => one[moment]));
  return { officeRan: of("officeRan"), functionsThere: of("functionsThere"), officeReady: of("officeReady") };
}
