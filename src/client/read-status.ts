import { API, status, type Status } from "../contracts/api.ts";
import { getJson, type Connection } from "./request.ts";

/** What the server has, lacks and asks: its sources, completeness, problems and disagreements. Throws `ClientError`. */
export function readStatus(connection: Connection, signal?: AbortSignal): Promise<Status> {
  return getJson(connection, `${API}/status`, status, signal);
}
