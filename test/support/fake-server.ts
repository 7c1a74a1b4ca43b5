import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";

export type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown;

/** A loopback server that answers as a test says; routes are given by `METHOD /path`. */
export async function startFakeServer(routes: Readonly<Record<string, Handler>>) {
  const app = Fastify({ forceCloseConnections: true });
  for (const [route, handler] of Object.entries(routes)) {
    const [method, url] = route.split(" ") as [string, string];
    app.route({ method, url, handler });
  }
  const base = await app.listen({ host: "127.0.0.1", port: 0 });
  return { base, close: () => app.close() };
}

/** The text of server-sent events with these payloads. */
export function eventStream(events: readonly unknown[]): string {
  return events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
}
