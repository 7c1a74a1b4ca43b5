import { accessToken } from "../access-token.ts";
import { ClientError } from "../client-error.ts";
import type { Connection } from "../request.ts";
import { createDataClient, type DataClient } from "./data-client.ts";
import { openKeptCopies } from "./kept-copies.ts";
import { watchData } from "./watch.ts";

/** The server may be silent for so long; a block is small. */
const PATIENCE_MS = 15_000;
const COPIES_BYTES = 64 * 1024 * 1024;

let shared: DataClient | undefined;

/** The data client of this page: functions and pane show the same edition, and read every block once. */
export function sharedDataClient(): DataClient {
  shared ??= "location" in globalThis ? watched(globalThis.location.origin) : createDataClient({ connection: NOWHERE });
  return shared;
}

function watched(base: string): DataClient {
  const connection: Connection = {
    base,
    fetch: (...args) => fetch(...args),
    patience: PATIENCE_MS,
    token: accessToken,
  };
  const client = createDataClient({ connection, copies: openKeptCopies(base, COPIES_BYTES) });
  watchData(client);
  return client;
}

/** Outside a page no server is known. */
const NOWHERE: Connection = {
  base: "",
  patience: PATIENCE_MS,
  fetch: () =>
    Promise.reject(
      new ClientError("unreachable", {
        zh: "此处没有数据服务：取数函数在 Excel 或工作台中使用，其余函数不受影响",
        en: "There is no data server here: functions that read data work in Excel or in the workbench; all others are not affected",
      }),
    ),
};
