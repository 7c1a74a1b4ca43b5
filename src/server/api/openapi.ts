import swagger from "@fastify/swagger";
import type { FastifyInstance, FastifySchema, RouteOptions } from "fastify";
import { z } from "zod";
import { API, problem } from "../../contracts/api.ts";
import { BLOCK_TYPE } from "../../contracts/blocks.ts";
import { tradingDate } from "../../contracts/rows.ts";
import type { Text } from "../../core/text.ts";
import { ROUTE_TEXTS } from "./route-texts.ts";

const OPENAPI_PATH = "/api/openapi.json";
const ARROW = { [BLOCK_TYPE]: { schema: { type: "string", format: "binary" } } };

/** Describes every route that is registered afterwards, from the schemas that check it. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "RZRQ",
        version: "1",
        description:
          "A 股融资融券数据 / A-share margin trading data. 金额为元，比例为小数，缺失为 null。 / Amounts in CNY, ratios as fractions, missing as null.",
      },
    },
    transform: ({ schema, url, route }) => ({ schema: describe(schema, url, route), url }),
  });
  app.get(OPENAPI_PATH, { schema: { hide: true } }, () => app.swagger());
}

/** The path as OpenAPI writes it: `/days/{date}@{revision}`. */
const templateOf = (url: string): string => url.replace(/:(\w+)(\([^)]*\))?/g, "{$1}");

function describe(schema: FastifySchema | undefined, url: string, { method }: RouteOptions): FastifySchema {
  if (!url.startsWith(API)) return { hide: true };
  const path = templateOf(url.slice(API.length));
  const text = ROUTE_TEXTS[`${String(method)} ${path}`];
  const { params, querystring, body, response } = schema ?? {};
  return {
    ...inBothLanguages(text),
    ...(params === undefined ? {} : { params: jsonSchema(params) }),
    ...(querystring === undefined ? {} : { querystring: jsonSchema(querystring) }),
    ...(body === undefined ? {} : { body: jsonSchema(body) }),
    response: { ...answerOf(path, response), "4XX": { description: "problem", ...jsonSchema(problem) } },
  };
}

function inBothLanguages(text: Text | undefined): object {
  return text ? { summary: `${text.zh} / ${text.en}` } : {};
}

function answerOf(path: string, response: unknown): Record<string, unknown> {
  const given = (response as { readonly 200?: unknown } | undefined)?.[200];
  if (given !== undefined) return { 200: { description: "answer", ...jsonSchema(given) } };
  if (path.includes("@")) return { 200: { description: "Arrow IPC", content: ARROW } };
  if (path === "/sync") return { 200: { description: "events", content: { "text/event-stream": {} } } };
  return { 302: { description: "the address with the present revision", type: "null" } };
}

function jsonSchema(schema: unknown): object {
  const { $schema, ...rest } = z.toJSONSchema(schema as z.ZodType, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema: written }) => {
      if ((zodSchema as unknown) === tradingDate) Object.assign(written, { type: "string", format: "date" });
    },
  });
  return $schema === undefined ? {} : rest;
}
