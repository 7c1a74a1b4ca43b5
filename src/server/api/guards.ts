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

/** Whether a `Host` header names this machine, whichever the port: then the reader is on it as well. */
export const isLoopbackName = (host: string | undefined): boolean => splitHost(host)?.isLoopback ?? false;

/** `port` is unknown where no socket is involved. */
function isOwnLoopback(host: string, port: number | undefined): boolean {
  const given = splitHost(host);
  if (!given?.isLoopback) return false;
  return port === undefined || given.port === port;
}

function splitHost(host: string | undefined): { readonly isLoopback: boolean; readonly port: number } | null {
  const parts = /^(?<name>\[[\da-f:]+\]|[^:]+)(?::(?<port>\d+))?$/i.exec(host ?? "")?.groups;
  if (!parts) return null;
  return { isLoopback: LOOPBACK.has((parts["name"] ?? "").toLowerCase()), port: Number(parts["port"] ?? 443) };
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
