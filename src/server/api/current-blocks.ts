import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  dayBlockPath,
  historyBlockPath,
  marketBlockPath,
  seriesBlockPath,
  type Edition,
} from "../../contracts/edition.ts";
import { scope, tradingDate } from "../../contracts/rows.ts";
import { canonicalCode } from "../../core/market/bse-codes.ts";
import { parseSecurityCode } from "../../core/market/security-code.ts";
import { servedRevision } from "../blocks/build-block.ts";
import { nothingServed, unknownCode } from "./block-refusals.ts";
import { REVALIDATED } from "./send-packed.ts";
import type { Services } from "./services.ts";

const ofDay = z.object({ date: z.union([z.literal("latest"), tradingDate]) });
const ofSecurity = z.object({ code: z.string() });
const ofMarket = z.object({ scope });

/** Addresses without a revision, for people and scripts: each leads to the block as it is served now. */
export function registerCurrentBlocks(app: FastifyInstance, { blocks }: Services): void {
  const route = <Params>(
    url: string,
    params: z.ZodType<Params>,
    pathOf: (params: Params, edition: Edition) => string,
  ): void => {
    app.get(url, { schema: { params } }, async (request, reply) => {
      const { edition } = await blocks.state();
      return reply
        .header("cache-control", REVALIDATED)
        .redirect(pathOf(request.params as Params, edition) + queryOf(request), 302);
    });
  };
  route("/days/:date", ofDay, (given, edition) => pathOfDay("day", given.date, edition));
  route("/history/:date", ofDay, (given, edition) => pathOfDay("history", given.date, edition));
  route("/securities/:code/series", ofSecurity, ({ code }, { edition }) => {
    const security = parseSecurityCode(code);
    if (!security) throw unknownCode(code);
    return seriesBlockPath(canonicalCode(security.code), edition);
  });
  route("/markets/:scope/series", ofMarket, ({ scope }, { edition }) => marketBlockPath(scope, edition));
}

function pathOfDay(kind: "day" | "history", given: string, edition: Edition): string {
  const date = given === "latest" ? newestDay(edition) : given;
  const revision = date === undefined ? null : servedRevision(edition, { kind, date } as { kind: "day" });
  if (date === undefined || revision === null) throw nothingServed(given, edition);
  return kind === "day" ? dayBlockPath(date, revision) : historyBlockPath(date, revision);
}

const newestDay = ({ newest, days }: Edition): string | undefined =>
  newest.find(({ exchange }) => exchange === "ALL")?.details ?? days.date.at(-1);

const queryOf = ({ url }: FastifyRequest): string => (url.includes("?") ? url.slice(url.indexOf("?")) : "");
