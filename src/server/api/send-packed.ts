import type { FastifyReply, FastifyRequest } from "fastify";
import type { PackedBlock } from "../blocks/packed-block.ts";
import { acceptedEncoding } from "./accepted-encoding.ts";

/** What is under an address for ever. */
export const IMMUTABLE = "public, max-age=31536000, immutable";
/** What must be asked for anew each time; the entity tag saves sending it again. */
export const REVALIDATED = "no-cache";

interface Kind {
  readonly type: string;
  readonly cacheControl: string;
  readonly vary: string;
}

/** Sends the form that the reader accepts, or nothing where it has the content already. */
export async function sendPacked(
  request: FastifyRequest,
  reply: FastifyReply,
  packed: PackedBlock,
  { type, cacheControl, vary }: Kind,
): Promise<FastifyReply> {
  const encoding = acceptedEncoding(request);
  // A strong tag names the bytes as they are sent.
  const tag = (form: string): string => (form === "identity" ? `"${packed.digest}"` : `"${packed.digest}-${form}"`);
  void reply.headers({ etag: tag(encoding), "cache-control": cacheControl, vary });
  const known = request.headers["if-none-match"]?.split(",").map((each) => each.trim().replace(/^W\//, "")) ?? [];
  if (known.some((each) => [tag("identity"), tag("gzip"), tag("br"), "*"].includes(each)))
    return reply.code(304).send();
  if (encoding !== "identity") void reply.header("content-encoding", encoding);
  return reply.type(type).send(await packed.as(encoding));
}
