import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { buildApp, type AppOptions } from "./app.ts";
import { createCollecting } from "./collecting.ts";
import type { Config } from "./config.ts";
import { openLogFile } from "./log-file.ts";
import { openSampleStore } from "./sample/open-sample-store.ts";
import { loadCalendar } from "./schedule/calendar-file.ts";
import type { Store } from "./store/store.ts";
import type { Certificate } from "./tls/certificate.ts";
import { openReconciledStore } from "./truth/reconciled-store.ts";

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  readonly url: string;
  /** Finishes what it is writing, then lets go of the port and the store. */
  close(): Promise<void>;
}

/** The built pages: beside the compiled server, or in `dist` when it runs from its sources. */
const dist = join(import.meta.dirname, import.meta.filename.endsWith(".ts") ? "../../dist" : "../..");

/** The built pages, or null where `npm run build` has not been run. */
export function findPages(): string | null {
  return existsSync(join(dist, "workbench.html")) ? dist : null;
}

/** Opens the store and listens on this machine's own addresses, of which `localhost` is the name. */
export async function startServer(config: Config, tls: Certificate): Promise<RunningServer> {
  await requireFreePort(config.port);
  await loadCalendar(config.dataDirectory);
  const store = await openReconciledStore(config);
  const clock = (): Date => new Date();
  const log = openLogFile(config.dataDirectory);
  const collecting = createCollecting(config, store, { clock, onError: (error) => app.log.error(error) });
  const staticDir = findPages();
  const app = await buildApp({
    store,
    sample: openSampleStore,
    ...collecting,
    clock,
    tls,
    ...whoIsLetIn(config),
    logger: { level: "warn", stream: log, redact: ["req.headers.authorization", "req.headers.cookie"] },
    ...(staticDir === null ? {} : { staticDir }),
  });
  const close = async (): Promise<void> => {
    await collecting.schedule?.stop();
    await app.close();
    await store.close();
    log.end();
  };
  try {
    // "::" takes IPv4 as well.
    await app.listen({ host: config.access === null ? "localhost" : "::", port: config.port });
  } catch (error) {
    await close();
    throw error;
  }
  collecting.schedule?.start();
  void prepareSample(store).catch(() => undefined);
  const address = app.server.address();
  const port = typeof address === "object" && address !== null ? address.port : config.port;
  return { port, url: `https://${config.access?.host ?? "localhost"}:${port}`, close };
}

/** The first page of a new user shows the sample: it is made while the browser starts. Whoever asks for it, or reads the store, is told if it fails. */
async function prepareSample(store: Store): Promise<void> {
  if (await store.isEmpty()) await openSampleStore();
}

function whoIsLetIn({ access, port }: Config): Pick<AppOptions, "hosts" | "tokens"> {
  return access === null ? {} : { hosts: [access.host, `${access.host}:${port}`], tokens: access.tokens };
}

/** Said before the store is opened: a second RZRQ shall hear that the first one runs, not that its store is locked. */
async function requireFreePort(port: number): Promise<void> {
  const probe = createServer().listen({ host: "localhost", port });
  await once(probe, "listening");
  probe.close();
  await once(probe, "close");
}
