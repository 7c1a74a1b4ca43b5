import type { FastifyRequest, onRequestHookHandler } from "fastify";
import { HttpError } from "./http-error.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another web page could send through the user's browser: a request under a foreign host name that was made
 * to resolve to this machine (DNS rebinding), and a change asked for by a page of another origin.
 * `hosts` (`name` or `name:port`) are accepted besides the loopback names with the port that listens.
 */
export function createGuard(hosts: readonly string[] = []): onRequestHookHandler {
  const configured = new Set(hosts.map((host) => host.toLowerCase()));
  return (request, _reply, done) => {
    done(refusalOf(request, configured));
  };
}

function refusalOf(request: FastifyRequest, configured: ReadonlySet<string>): HttpError | undefined {
  const host = (request.headers.host ?? "").toLowerCase();
  if (!configured.has(host) && !isOwnLoopback(host, request.socket.localPort)) return foreignHost(host);
  const { origin } = request.headers;
  if (READING.has(request.method) || origin === undefined || hostOfOrigin(origin) === host) return undefined;
  return foreignOrigin(origin);
}

/** `port` is unknown where no socket is involved. */
function isOwnLoopback(host: string, port: number | undefined): boolean {
  const match = /^(?<name>\[[\da-f:]+\]|[^:]+)(?::(?<port>\d+))?$/.exec(host);
  if (!match?.groups || !LOOPBACK.has(match.groups["name"] ?? "")) return false;
  return port === undefined || Number(match.groups["port"] ?? 443) === port;
}

const hostOfOrigin = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

const foreignHost = (host: string): HttpError =>
  new HttpError(403, "foreign_host", {
    zh: `请求的主机名 ${JSON.stringify(host)} 不属于本服务。请用 https://localhost 加本服务的端口访问。`,
    en: `The request names the host ${JSON.stringify(host)}, which is not this server. Use https://localhost with this server's port.`,
  });

const foreignOrigin = (origin: string): HttpError =>
  new HttpError(403, "foreign_origin", {
    zh: `来自 ${JSON.stringify(origin)} 的网页不得修改本服务的数据。请从本服务自己的页面操作。`,
    en: `A page from ${JSON.stringify(origin)} may not change this server's data. Use this server's own pages.`,
  });
