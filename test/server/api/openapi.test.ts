import { describe, expect, test } from "vitest";
import { ROUTE_TEXTS } from "../../../src/server/api/route-texts.ts";
import { openApp } from "../../support/app.ts";

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

async function readDocument(): Promise<Document> {
  const { app } = await openApp();
  const reply = await app.inject({ url: "/api/openapi.json" });
  expect(reply.statusCode).toBe(200);
  return reply.json();
}

describe("the description of the API", () => {
  test("names every route and no other, each in both languages", async () => {
    const { paths } = await readDocument();
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { summary }]) => {
        expect(summary, path).toMatch(/^.+ \/ .+$/);
        return `${method.toUpperCase()} ${path.replace("/api/v1", "")}`;
      }),
    );
    expect(described.sort()).toEqual(Object.keys(ROUTE_TEXTS).sort());
  });

  test("gives the schema that the requests are checked by", async () => {
    const { paths } = await readDocument();
    const { parameters, responses } = paths["/api/v1/days/{date}@{revision}"]!["get"]!;
    expect(parameters!.map(({ name, in: place }) => `${place} ${name}`).sort()).toEqual([
      "path date",
      "path revision",
      "query format",
    ]);
    expect(parameters!.find(({ name }) => name === "date")?.schema).toMatchObject({ type: "string", format: "date" });
    expect(Object.keys(responses["200"]!.content!)).toEqual(["application/vnd.apache.arrow.file"]);
    const { requestBody } = paths["/api/v1/query"]!["post"]!;
    expect(requestBody!.content["application/json"]!.schema).toMatchObject({ required: ["codes", "dates", "fields"] });
  });

  test("gives the form of every JSON answer, and of a problem", async () => {
    const { paths } = await readDocument();
    const { responses } = paths["/api/v1/edition"]!["get"]!;
    expect(responses["200"]!.content!["application/json"]!.schema).toMatchObject({
      properties: { edition: { type: "integer" }, days: { type: "object" } },
    });
    expect(responses["4XX"]!.content!["application/json"]!.schema).toMatchObject({ required: ["error"] });
  });
});
