import type { MarketSeries } from "../contracts/api.ts";
import type { Pulled, PullSpec } from "../contracts/pull.ts";
import { beijingMinute } from "../core/market/beijing-time.ts";
import { SCOPE_NAMES } from "../core/market/exchange.ts";
import { SOURCE_NAMES } from "../core/market/source-names.ts";
import type { TradingDate } from "../core/market/trading-date.ts";
import { emptyFieldsLine } from "./empty-fields.ts";
import type { Language, Text } from "../core/text.ts";

/** Where the figures of a table are from, and of when they are. */
export interface Provenance {
  /** Newest day in the table. */
  readonly asOf: TradingDate;
  readonly sources: readonly string[];
  /** ISO instant at which the newest day was fetched; null = not told. */
  readonly fetchedAt: string | null;
  readonly sample: boolean;
}

/** Null where nothing came back at all. */
export function provenanceOf(pulled: Pulled): Provenance | null {
  if ("day" in pulled) {
    const { date, source, fetched_at, sample, rows } = pulled.day;
    return rows.length > 0 ? { asOf: date, sources: [source], fetchedAt: fetched_at, sample } : null;
  }
  const rows = pulled.series.flatMap((series) => series.rows);
  const asOf = rows
    .map((row) => row.date)
    .sort()
    .at(-1);
  if (!asOf) return null;
  const newest = rows.filter((row) => row.date === asOf);
  return {
    asOf,
    sources: [...new Set(rows.map((row) => row.source))],
    fetchedAt: newest.map((row) => row.fetched_at).sort()[0] ?? null,
    sample: pulled.series.some((series) => series.sample),
  };
}

/** The lines above a table: what it is; of when and from where; what the reader must beware of (else empty). */
export function captionLines(pulled: Pulled, provenance: Provenance, language: Language): [string, string, string] {
  const about = [provenanceLine(provenance, language), emptyFieldsLine(pulled, language)];
  return [tableTitle(pulled.spec, language), about.filter((part) => part !== "").join(" · "), notice(pulled, language)];
}

/** What a linked table holds, in a line. */
export function tableTitle(spec: PullSpec, language: Language): string {
  if (spec.dataset === "details") {
    const name = SCOPE_NAMES[spec.exchange][language];
    return language === "zh" ? `融资融券明细 · ${name} · 全部证券` : `Margin trading by security · ${name}`;
  }
  const each = { zh: "沪深北分列", en: "Each exchange" };
  const name = (spec.scope === "EACH" ? each : SCOPE_NAMES[spec.scope])[language];
  return language === "zh" ? `融资融券每日汇总 · ${name}` : `Margin trading, daily totals · ${name}`;
}

/** `数据截至 2026-09-18 · 来源 上交所 · 取数 2026-09-19 08:31 北京时间`; the last part where it is known. */
export function provenanceLine({ asOf, sources, fetchedAt }: Provenance, language: Language): string {
  const from = sourceNames(sources, language);
  const about = language === "zh" ? `数据截至 ${asOf} · 来源 ${from}` : `As of ${asOf} · source ${from}`;
  if (fetchedAt === null) return about;
  const fetched = beijingMinute(new Date(fetchedAt));
  return language === "zh" ? `${about} · 取数 ${fetched} 北京时间` : `${about} · fetched ${fetched} Beijing time`;
}

/** Sources by the names that readers know: `SSE+SZSE` is 上交所+深交所; a file keeps its name. */
function sourceNames(sources: readonly string[], language: Language): string {
  return sources.map((source) => (source.startsWith("file:") ? source : translateSum(source, language))).join(", ");
}

function translateSum(source: string, language: Language): string {
  return [...new Set(source.split("+"))].map((part) => NAMES[part]?.[language] ?? part).join("+");
}

const NAMES: Readonly<Partial<Record<string, Text>>> = {
  ...SCOPE_NAMES,
  ...SOURCE_NAMES,
  SAMPLE: { zh: "示例", en: "sample" },
};

function notice(pulled: Pulled, language: Language): string {
  const parts: string[] = [];
  const sample = "day" in pulled ? pulled.day.sample : pulled.series.some((series) => series.sample);
  if (sample) parts.push(SAMPLE_NOTICE[language]);
  const partial = "day" in pulled ? [] : pulled.series.flatMap((series) => series.partial);
  if (partial.length > 0) parts.push(partialNotice(partial, language));
  return parts.join(" ");
}

const SAMPLE_NOTICE = {
  zh: "示例数据：由程序生成，不是真实披露。",
  en: "SAMPLE DATA: generated, not real disclosures.",
};

/** Days that are left out of a sum, and who has not disclosed them; the last three by name. */
export function partialNotice(partial: MarketSeries["partial"], language: Language): string {
  const shown = partial.slice(-3).map(({ date, missing }) => {
    const names = missing.map((scope) => SCOPE_NAMES[scope][language]);
    return language === "zh" ? `${date} 缺${names.join("、")}` : `${date} lacks ${names.join(", ")}`;
  });
  return language === "zh"
    ? `${partial.length} 天披露不全，未列入合计（${shown.join("；")}${partial.length > 3 ? " 等" : ""}）。`
    : `${partial.length} incomplete days left out (${shown.join("; ")}${partial.length > 3 ? ", …" : ""}).`;
}

/** The lines for a caption of that many rows: where the user has deleted some, the rest share the last one. */
export function fitLines(lines: readonly string[], rows: number): string[] {
  const fitted = lines.slice(0, rows);
  const rest = lines.slice(rows).filter((line) => line !== "");
  if (rest.length > 0 && fitted.length > 0) fitted[fitted.length - 1] = [fitted.at(-1), ...rest].join(" · ");
  while (fitted.length < rows) fitted.push("");
  return fitted;
}
