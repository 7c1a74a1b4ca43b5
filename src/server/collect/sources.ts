import type { SourceOptions } from "./source-options.ts";
import type { Source } from "./source.ts";
import { createAktoolsSource } from "./sources/aktools/index.ts";
import { createBseSource } from "./sources/bse/index.ts";
import { createEastmoneySource } from "./sources/eastmoney/index.ts";
import { createEastmoneyQuotesSource } from "./sources/eastmoney-quotes/index.ts";
import { createSseSource } from "./sources/sse/index.ts";
import { createSzseSource } from "./sources/szse/index.ts";
import { createTencentSource, type TencentOptions } from "./sources/tencent/index.ts";
import { createTushareSource } from "./sources/tushare/index.ts";

/** Every source of the product, in the order in which people see them. */
export const SOURCE_IDS = [
  "SSE",
  "SZSE",
  "BSE",
  "EASTMONEY",
  "EASTMONEY_QUOTES",
  "TENCENT",
  "TUSHARE",
  "AKTOOLS",
] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

export interface SourcesOptions extends Omit<SourceOptions, "baseUrl"> {
  /** Addresses that replace the sources' own; Eastmoney's also that of its quotes. AKTools has none of its own: without an address it is not asked. */
  readonly urls?: Readonly<Partial<Record<SourceId, string>>> | undefined;
  /** The securities whose quotes Tencent is asked for; without it Tencent is not asked. */
  readonly listCodes?: TencentOptions["listCodes"] | undefined;
  /** Whether Eastmoney is asked for the concepts of securities. */
  readonly concepts?: boolean | undefined;
  /** Without a token Tushare is not asked. */
  readonly tushareToken?: string | undefined;
}

/** Every source that can be asked: the one place to add another. */
export function createSources({
  urls = {},
  listCodes,
  concepts,
  tushareToken,
  ...options
}: SourcesOptions = {}): Source[] {
  return [
    createSseSource({ ...options, baseUrl: urls.SSE }),
    createSzseSource({ ...options, baseUrl: urls.SZSE }),
    createBseSource({ ...options, baseUrl: urls.BSE }),
    createEastmoneySource({ ...options, baseUrl: urls.EASTMONEY, concepts }),
    createEastmoneyQuotesSource({ ...options, baseUrl: urls.EASTMONEY_QUOTES ?? urls.EASTMONEY }),
    ...(listCodes ? [createTencentSource({ ...options, baseUrl: urls.TENCENT, listCodes })] : []),
    ...(tushareToken ? [createTushareSource({ ...options, baseUrl: urls.TUSHARE, token: tushareToken })] : []),
    ...(urls.AKTOOLS ? [createAktoolsSource({ ...options, baseUrl: urls.AKTOOLS })] : []),
  ];
}
