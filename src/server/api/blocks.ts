import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { BLOCK_TYPE } from "../../contracts/blocks.ts";
import { scope, tradingDate } from "../../contracts/rows.ts";
import { canonicalCode } from "../../core/market/bse-codes.ts";
import { servedRevision, type BlockAddress } from "../blocks/build-block.ts";
import { blockAsJson } from "./block-json.ts";
import { nothingServed, staleRevision, unknownCode } from "./block-refusals.ts";
import { IMMUTABLE, sendPacked } from "./send-packed.ts";
import type { Services } from "./services.ts";

const revision = z.coerce.number().int().positive();
const ofDay = z.object({ date: tradingDate, revision });
const ofSecurity = z.object({ code: z.string(), revision });
const ofMarket = z.object({ scope, revision });
const ofDirectory = z.object({ revision });
const querystring = z.object({ format: z.enum(["arrow", "json"]).optional() });

type Format = z.infer<typeof querystring>;

const DATE = ":date(^\\d{4}-\\d{2}-\\d{2})";
const REVISION = ":revision(^\\d+$)";

/** The blocks, each under an address with its revision, where it stays the same for ever. */
export function registerBlocks(app: FastifyInstance, services: Services): void {
  const route = <Params>(url: string, params: z.ZodType<Params>, addressOf: (params: Params) => BlockAddress): void => {
    app.get<{ Querystring: Format }>(url, { schema: { params, querystring } }, (request, reply) =>
      sendBlock(services, request, reply, addressOf(request.params as Params)),
    );
  };
  route(`/days/${DATE}@${REVISION}`, ofDay, (given) => ({ kind: "day", ...given }));
  route(`/history/${DATE}@${REVISION}`, ofDay, (given) => ({ kind: "history", ...given }));
  route(`/securities/:code(^\\d{6})/series@${REVISION}`, ofSecurity, ({ code, revision }) => ({
    kind: "series",
    code: canonicalCode(code),
    revision,
  }));
  route(`/markets/:scope(^[A-Z]+)@${REVISION}`, ofMarket, ({ scope, revision }) => ({
    kind: "market",
    exchange: scope,
    revision,
  }));
  route(`/securities@${REVISION}`, ofDirectory, ({ revision }) => ({ kind: "directory", revision }));
}

async function sendBlock(
  { blocks }: Services,
  request: FastifyRequest<{ Querystring: Format }>,
  reply: FastifyReply,
  address: BlockAddress,
): Promise<unknown> {
  const block = await blocks.block(address);
  if (!block) throw await refusalOf({ blocks }, address);
  const kind = { type: BLOCK_TYPE, cacheControl: IMMUTABLE, vary: "accept, accept-encoding" };
  if (!wantsJson(request)) return sendPacked(request, reply, block, kind);
  void reply.headers({ "cache-control": IMMUTABLE, vary: kind.vary });
  return blockAsJson(await block.as("identity"));
}

const wantsJson = ({ query, headers }: FastifyRequest<{ Querystring: Format }>): boolean =>
  query.format === "json" || (query.format === undefined && (headers.accept ?? "").includes("application/json"));

async function refusalOf({ blocks }: Pick<Services, "blocks">, address: BlockAddress): Promise<Error> {
  const { edition } = await blocks.state();
  const served = servedRevision(edition, address);
  if (served === null) return nothingServed("date" in address ? address.date : "", edition);
  if (served !== address.revision || !("code" in address)) return staleRevision(address.revision, served);
  return unknownCode(address.code);
}
