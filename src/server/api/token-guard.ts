import { createHash, timingSafeEqual } from "node:crypto";
import type { onRequestHookHandler } from "fastify";
import { HttpError } from "./http-error.ts";

/**
 * Lets in whoever shows a token. Nobody is spared for calling from this machine: a proxy on it calls for everybody.
 */
export function createTokenGuard(tokens: readonly string[]): onRequestHookHandler {
  const known = tokens.map(digest);
  return (request, reply, done) => {
    const given = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? "")?.[1];
    const shown = digest(given ?? "");
    if (given !== undefined && known.some((each) => timingSafeEqual(each, shown))) {
      done();
      return;
    }
    void reply.header("www-authenticate", "Bearer");
    done(tokenNeeded(given !== undefined));
  };
}

/** Of one length, so that comparing takes the same time for all. */
const digest = (token: string): Buffer => createHash("sha256").update(token).digest();

const tokenNeeded = (wasGiven: boolean): HttpError =>
  new HttpError(401, "token_needed", {
    zh: `${wasGiven ? "给出的访问令牌无效" : "没有给出访问令牌"}：本服务只对持有令牌者开放。请向管理员索取，并随请求发送 Authorization: Bearer <令牌>。`,
    en: `${wasGiven ? "The access token given is not valid" : "No access token was given"}: this server is open to holders of one. Ask its administrator, and send Authorization: Bearer <token> with the request.`,
  });
