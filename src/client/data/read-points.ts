import { API, query, queryAnswer, type Query, type QueryAnswer } from "../../contracts/api.ts";
import { malformed } from "../client-error.ts";
import { postJson, type Connection } from "../request.ts";
import type { WantedPoints } from "./block-address.ts";
import { pointTable, type PointTable } from "./point-table.ts";

/** Single figures, and the edition that they are of. */
interface ReadPoints {
  readonly table: PointTable;
  readonly edition: number;
}

/**
 * Asks for single figures by themselves, of the edition or a later one. Throws a `ClientError` like every other request:
 * what a server leaves out by mistake would be read as not disclosed.
 */
export async function readPoints(
  connection: Connection,
  { body }: WantedPoints,
  edition: number,
  signal: AbortSignal,
): Promise<ReadPoints> {
  const path = `${API}/query`;
  const answer = await postJson(connection, path, body, queryAnswer, signal);
  const asked = query.parse(JSON.parse(body));
  const fault = faultOf(answer, asked, edition);
  if (fault) throw malformed(path, new Error(fault));
  return { table: pointTable(asked, answer), edition: answer.edition };
}

function faultOf(answer: QueryAnswer, asked: Query, edition: number): string | null {
  if (answer.edition < edition) return `edition ${answer.edition}, expected ${edition} or later`;
  const missing = asked.fields.find((id) => !answer.fields.includes(id));
  if (missing) return `no ${missing}`;
  const short = answer.rows.find(({ values }) => values.length !== answer.fields.length);
  return short ? `${short.values.length} values of ${short.code}, expected ${answer.fields.length}` : null;
}
