import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { tradingDate } from "../../contracts/rows.ts";
import { announceYear } from "../../core/market/calendar.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";

const calendarFile = z.record(
  z.string().regex(/^\d{4}$/),
  z.object({ closed_weekdays: z.array(tradingDate), read_at: z.string() }),
);
type CalendarFile = z.infer<typeof calendarFile>;

const pathIn = (dataDirectory: string): string => join(dataDirectory, "calendar.json");

/** Takes the years that the exchange's calendar gave before; the years that were. A file that cannot be read counts as none. */
export async function loadCalendar(dataDirectory: string): Promise<number[]> {
  const years = await read(dataDirectory);
  for (const [year, { closed_weekdays: closed }] of Object.entries(years)) announceYear(Number(year), closed);
  return Object.keys(years).map(Number);
}

/** Keeps the year for the next start, and takes it at once. */
export async function keepYear(
  dataDirectory: string,
  year: number,
  closed: readonly TradingDate[],
  at: Date,
): Promise<void> {
  announceYear(year, closed);
  const years = { ...(await read(dataDirectory)), [year]: { closed_weekdays: closed, read_at: at.toISOString() } };
  const path = pathIn(dataDirectory);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify(years, null, 2)}\n`);
  await rename(`${path}.new`, path);
}

async function read(dataDirectory: string): Promise<CalendarFile> {
  try {
    return calendarFile.parse(JSON.parse(await readFile(pathIn(dataDirectory), "utf8")));
  } catch {
    // Absent at the first start; broken by a hand or a full disk it is written anew from the exchange.
    return {};
  }
}
