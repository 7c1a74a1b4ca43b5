import { EventSourceParserStream } from "eventsource-parser/stream";
import { API, syncEvent, type SyncEvent, type SyncRequest } from "../contracts/api.ts";
import { malformed } from "./client-error.ts";
import { startDeadline } from "./deadline.ts";
import { parseJson, send, translate, type Connection } from "./request.ts";

const PATH = `${API}/sync`;

/** Asks the server to collect what it lacks, and yields its events until `done`. Leaving the loop, or aborting, stops the collecting. */
export async function* sync(
  connection: Connection,
  request: SyncRequest,
  signal?: AbortSignal,
): AsyncGenerator<SyncEvent, void, undefined> {
  const deadline = startDeadline(connection.patience, signal);
  const stop = new AbortController();
  deadline.signal.addEventListener("abort", () => stop.abort());
  if (deadline.signal.aborted) stop.abort();
  try {
    const response = await send(connection, PATH, {
      method: "POST",
      headers: { accept: "text/event-stream", "content-type": "application/json" },
      body: JSON.stringify(request),
      signal: stop.signal,
    });
    for await (const message of messages(response, () => deadline.extend())) {
      const event = parseJson(PATH, message, syncEvent);
      yield event;
      if (event.type === "done") return;
    }
    throw malformed(PATH, new Error("the stream ended before its last event"));
  } catch (error) {
    throw translate(error, connection, deadline, signal);
  } finally {
    deadline.end();
    stop.abort();
  }
}

/** The data of each server-sent event. Anything heard, a comment too, shows that the server is alive. */
async function* messages(response: Response, heard: () => void): AsyncGenerator<string, void, undefined> {
  if (!response.body) throw malformed(PATH, new Error("no body"));
  const listening = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      heard();
      controller.enqueue(chunk);
    },
  });
  const reader = response.body
    .pipeThrough(listening)
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value.data;
}
