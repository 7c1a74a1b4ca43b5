import type { ServerOptions } from "node:https";
import compress from "@fastify/compress";
import helmet from "@fastify/helmet";
import Fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";
import { API } from "../contracts/api.ts";
import { registerAsOf } from "./api/asof.ts";
import { registerAccounts } from "./api/accounts.ts";
import { registerBlocks } from "./api/blocks.ts";
import { registerCurrentBlocks } from "./api/current-blocks.ts";
import { registerDays } from "./api/days.ts";
import { answerError, answerNotFound } from "./api/error-handler.ts";
import { registerEdition } from "./api/edition.ts";
import { registerFields } from "./api/fields.ts";
import { createGuard } from "./api/guards.ts";
import { registerImport } from "./api/import.ts";
import { registerMarkets } from "./api/markets.ts";
import { createProblemLog } from "./api/problem-log.ts";
import { SECURITY_HEADERS } from "./api/security-headers.ts";
import { servedStore, type Services } from "./api/services.ts";
import { registerOpenApi } from "./api/openapi.ts";
import { registerQuery } from "./api/query.ts";
import { registerSecurities } from "./api/securities.ts";
import { registerStaticFiles } from "./api/static-files.ts";
import { registerStatus } from "./api/status.ts";
import { registerSync } from "./api/sync.ts";
import { createCallLog } from "./collect/transport/call-log.ts";
import { createServedBlocks } from "./blocks/served-blocks.ts";
import { createTokenGuard } from "./api/token-guard.ts";
import { serializerCompiler, validatorCompiler } from "./api/validation.ts";

type Watched = "problems" | "calls" | "schedule";

export interface AppOptions extends Omit<Services, Watched | "blocks">, Partial<Pick<Services, Watched>> {
  /** The built pages; without it only the API is served. */
  readonly staticDir?: string;
  /** Hosts (`name:port`) to answer to besides localhost. */
  readonly hosts?: readonly string[];
  /** Where not empty, the API is open only to who shows one of these. */
  readonly tokens?: readonly string[];
  /** Key and certificate; without them the app speaks http. */
  readonly tls?: Pick<ServerOptions, "key" | "cert">;
  readonly logger?: FastifyServerOptions["logger"];
}

/** The whole server, not listening. The store is the caller's to close. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { staticDir, hosts, tokens = [], tls, logger = false, ...given } = options;
  const blocks = createServedBlocks({ store: () => servedStore(given), isReadOnly: () => given.store.isReadOnly() });
  const services: Services = {
    problems: createProblemLog(given.clock),
    calls: createCallLog(),
    schedule: null,
    ...given,
    blocks,
  };
  const app = Fastify({ logger, https: tls ?? null, forceCloseConnections: true }) as unknown as FastifyInstance;

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  app.addHook("onRequest", createGuard(hosts));
  await app.register(helmet, SECURITY_HEADERS);
  await registerOpenApi(app);

  await app.register(
    async (api) => {
      api.addHook("onRequest", async (_request, reply) => void reply.header("cache-control", "no-store"));
      if (tokens.length > 0) api.addHook("onRequest", createTokenGuard(tokens));
      await api.register(compress);
      registerAsOf(api, services);
      registerFields(api);
      registerEdition(api, services);
      registerBlocks(api, services);
      registerCurrentBlocks(api, services);
      registerSecurities(api, services);
      registerAccounts(api, services);
      registerQuery(api, services);
      registerMarkets(api, services);
      registerDays(api, services);
      registerStatus(api, services);
      registerSync(api, services);
      registerImport(api, services);
    },
    { prefix: API },
  );
  if (staticDir) await registerStaticFiles(app, staticDir);
  return app;
}
