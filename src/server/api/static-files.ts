import { basename } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** Names that carry a hash of their content: `pane.0a1b2c3d4e.js`. */
const HASHED = /\.[0-9a-f]{8,}\.\w+$/;

/** The built pages. What has a hash in its name is kept for ever, everything else is asked for anew each time. */
export async function registerStaticFiles(app: FastifyInstance, directory: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: directory,
    index: false,
    preCompressed: true,
    cacheControl: false,
    allowedPath: (path) => !path.startsWith("/server-code"),
    setHeaders: (reply, path) => {
      const forEver = HASHED.test(basename(path).replace(/\.(br|gz)$/, ""));
      void reply.header("cache-control", forEver ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  app.get("/", (request, reply) => reply.redirect(`/workbench.html${request.url.slice(1)}`));
}
