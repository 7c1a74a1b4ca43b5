import { API, query, queryAnswer } from "../../contracts/api.ts";
import { postJson, type Connection } from "../request.ts";
import type { WantedPoints } from "./block-address.ts";
import { pointTable, type PointTable } from "./point-table.ts";

/** Asks for single figures by themselves. Throws a `ClientError` like every other request. */
export async function readPoints(
  connection: Connection,
  { body }: WantedPoints,
  signal: AbortSignal,
): Promise<PointTable> {
  const answer = await postJson(connection, `${API}/query`, body, queryAnswer, signal);
  return pointTable(query.parse(JSON.parse(body)), answer);
}
