import type { FastifyRequest } from "fastify";
import type { Encoding } from "../blocks/packed-block.ts";
import { isLoopbackName } from "./guards.ts";

/** Best first. */
const ENCODINGS = ["br", "gzip"] as const;

/** How an answer should be compressed: not at all for a reader on this machine, who would only lose time. */
export function acceptedEncoding({ headers }: Pick<FastifyRequest, "headers">): Encoding {
  if (isLoopbackName(headers.host)) return "identity";
  const accepted = parseAccepted(headers["accept-encoding"]);
  return ENCODINGS.find((encoding) => accepted.get(encoding) ?? accepted.get("*")) ?? "identity";
}

/** Whether each name of the header is wanted: `br;q=0` is not. */
function parseAccepted(header: string | string[] | undefined): Map<string, boolean> {
  const entries = String(header ?? "").split(",");
  return new Map(
    entries.map((entry) => {
      const [name = "", ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
      return [name, !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))];
    }),
  );
}
