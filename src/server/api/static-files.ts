import { basename } from "node:path";
import fastifyStatic, { type FastifyStaticOptions } from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { isLoopbackName } from "./guards.ts";

/** Names that carry a hash of their content: `pane.0a1b2c3d4e.js`. */
const HASHED = /\.[0-9a-f]{8,}\.\w+$/;

/**
 * The built pages. What has a hash in its name is kept for ever, everything else is asked for anew each time. Where the
 * build left a compressed form beside a file it is sent, except to a reader on this machine, who would only lose time.
 */
export async function registerStaticFiles(app: FastifyInstance, directory: string): Promise<void> {
  app.get("/", (request, reply) => reply.redirect(`/workbench.html${request.url.slice(1)}`));
  await app.register(async (pages) => {
    pages.addHook("onRequest", ({ headers }, _reply, done) => {
      if (isLoopbackName(headers.host)) delete headers["accept-encoding"];
      done();
    });
    await pages.register(fastifyStatic, optionsFor(directory));
  });
}

const optionsFor = (directory: string): FastifyStaticOptions => ({
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
