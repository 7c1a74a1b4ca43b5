import { onTestFinished } from "vitest";
import { startExchangeServer, type ExchangeServer, type ExchangeServerOptions } from "./exchange-server.ts";

interface Exchanges {
  readonly server: ExchangeServer;
  readonly env: Readonly<Record<string, string>>;
}

/** The exchanges for a command whose data directory is `data`, until the end of the test. */
export async function openExchanges(data: string, options?: ExchangeServerOptions): Promise<Exchanges> {
  const server = await startExchangeServer(options);
  onTestFinished(() => server.close());
  const { url } = server;
  const urls = {
    RZRQ_SSE_URL: url,
    RZRQ_SZSE_URL: url,
    RZRQ_BSE_URL: url,
    RZRQ_EASTMONEY_URL: url,
    RZRQ_TENCENT_URL: url,
  };
  return { server, env: { RZRQ_DATA: data, ...urls } };
}
