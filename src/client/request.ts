import type { z } from "zod";
import { problem } from "../contracts/api.ts";
import type { AccessToken } from "./access-token.ts";
import { ClientError, malformed, tokenNeeded, tooSlow, unexplained, unreachable } from "./client-error.ts";
import { startDeadline, type Deadline } from "./deadline.ts";
import { readBody } from "./read-body.ts";

/** Where the server is, how it is reached, and how long it may stay silent. */
export interface Connection {
  readonly base: string;
  readonly fetch: typeof fetch;
  readonly patience: number;
  /** Where the server asks for one. */
  readonly token?: Pick<AccessToken, "get">;
}

/** Sends a request to the server, with the token where there is one. Throws a `ClientError` where the server refuses it. */
export async function send(connection: Connection, path: string, init: Sending): Promise<Response> {
  const token = connection.token?.get() ?? null;
  const headers = token === null ? init.headers : { ...init.headers, authorization: `Bearer ${token}` };
  const response = await connection.fetch(connection.base + path, { ...init, headers });
  if (response.status === 401) throw tokenNeeded(connection.base, token !== null);
  if (!response.ok) throw await refusal(response);
  return response;
}

type Sending = Pick<RequestInit, "method" | "body"> & {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

/** What a failure means: the caller's own cancelling stays what it is, everything else becomes a `ClientError`. */
export function translate(
  error: unknown,
  connection: Connection,
  deadline: Deadline,
  outer: AbortSignal | undefined,
): unknown {
  if (outer?.aborted) return new DOMException("The request was cancelled.", "AbortError");
  if (error instanceof ClientError) return error;
  if (deadline.expired()) return tooSlow(connection.base, connection.patience / 1000);
  return unreachable(connection.base, error);
}

/** The server's own words where it has some. */
async function refusal(response: Response): Promise<ClientError> {
  const body = problem.safeParse(await response.json().catch(() => null));
  if (!body.success) return unexplained(response.status);
  const { code, message } = body.data.error;
  return new ClientError("refused", message, { code });
}

/** Fetches JSON and checks it against the contract. */
export function getJson<Schema extends z.ZodType>(
  connection: Connection,
  path: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> {
  return ask(connection, path, { headers: { accept: "application/json" } }, signal, async (response) =>
    parseJson(path, await response.text(), schema),
  );
}

/** Sends JSON, and checks the JSON that is answered against the contract. */
export function postJson<Schema extends z.ZodType>(
  connection: Connection,
  path: string,
  body: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  return ask(connection, path, { method: "POST", body, headers }, signal, async (response) =>
    parseJson(path, await response.text(), schema),
  );
}

/** Fetches bytes. */
export function getBytes(
  connection: Connection,
  path: string,
  mediaType: string,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  return ask(connection, path, { headers: { accept: mediaType } }, signal, readBody);
}

async function ask<Answer>(
  connection: Connection,
  path: string,
  request: Omit<Sending, "signal">,
  signal: AbortSignal | undefined,
  read: (response: Response) => Promise<Answer>,
): Promise<Answer> {
  const deadline = startDeadline(connection.patience, signal);
  try {
    return await read(await send(connection, path, { ...request, signal: deadline.signal }));
  } catch (error) {
    throw translate(error, connection, deadline, signal);
  } finally {
    deadline.end();
  }
}

/** Reads JSON of a known shape, or throws a `ClientError` that names the address. */
export function parseJson<Schema extends z.ZodType>(path: string, text: string, schema: Schema): z.infer<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw malformed(path, error);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw malformed(path, parsed.error);
  return parsed.data;
}
