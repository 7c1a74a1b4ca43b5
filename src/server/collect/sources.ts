import type { Exchange } from "../../core/market/exchange.ts";
import type { SourceOptions } from "./source-options.ts";
import type { Source } from "./source.ts";
import { createBseSource } from "./sources/bse/index.ts";
import { createSseSource } from "./sources/sse/index.ts";
import { createSzseSource } from "./sources/szse/index.ts";

export interface SourcesOptions extends Omit<SourceOptions, "baseUrl"> {
  /** Addresses that replace the exchanges' own. */
  readonly urls?: Readonly<Partial<Record<Exchange, string>>> | undefined;
}

/** Every source of the product: the one place to add another. */
export function createSources({ urls = {}, ...options }: SourcesOptions = {}): Source[] {
  return [
    createSseSource({ ...options, baseUrl: urls.SSE }),
    createSzseSource({ ...options, baseUrl: urls.SZSE }),
    createBseSource({ ...options, baseUrl: urls.BSE }),
  ];
}
