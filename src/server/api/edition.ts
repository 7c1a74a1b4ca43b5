import type { FastifyInstance } from "fastify";
import { edition } from "../../contracts/edition.ts";
import { REVALIDATED, sendPacked } from "./send-packed.ts";
import type { Services } from "./services.ts";

export function registerEdition(app: FastifyInstance, { blocks }: Services): void {
  const schema = { response: { 200: edition } };
  app.get("/edition", { schema, compress: false }, async (request, reply) =>
    sendPacked(request, reply, await blocks.editionDocument(), {
      type: "application/json; charset=utf-8",
      cacheControl: REVALIDATED,
      vary: "accept-encoding",
    }),
  );
}
