import { API } from "../contracts/api.ts";
import {
  FILE_NAME_HEADER,
  IMPORT_LIMIT_BYTES,
  importPreview,
  type ImportAnswers,
  type ImportPreview,
} from "../contracts/import.ts";
import { ClientError } from "./client-error.ts";
import { startDeadline } from "./deadline.ts";
import { parseJson, send, translate, type Connection } from "./request.ts";

const PATH = `${API}/import`;

/** A file of the user's own, with what the user said of it; `store` keeps what it holds. */
export interface FileToImport {
  readonly name: string;
  readonly content: Blob;
  readonly answers: ImportAnswers;
  readonly store: boolean;
}

/** Has the own server read the file, and store it where asked; it goes nowhere else. */
export async function importFile(
  connection: Connection,
  { name, content, answers, store }: FileToImport,
  signal?: AbortSignal,
): Promise<ImportPreview> {
  if (content.size > IMPORT_LIMIT_BYTES) throw tooLarge(name);
  const deadline = startDeadline(connection.patience, signal);
  const query = new URLSearchParams({ store: store ? "1" : "0" });
  for (const [id, answer] of Object.entries(answers)) if (answer !== undefined) query.set(id, answer);
  try {
    const response = await send(connection, `${PATH}?${query}`, {
      method: "POST",
      headers: {
        accept: "application/json",
        "content-type": "application/octet-stream",
        [FILE_NAME_HEADER]: encodeURIComponent(name),
      },
      // Bytes, so that every fetch sends them as they are.
      body: await content.arrayBuffer(),
      signal: deadline.signal,
    });
    return parseJson(PATH, await response.text(), importPreview);
  } catch (error) {
    throw translate(error, connection, deadline, signal);
  } finally {
    deadline.end();
  }
}

const tooLarge = (name: string): ClientError => {
  const most = IMPORT_LIMIT_BYTES / 1024 / 1024;
  return new ClientError("refused", {
    zh: `“${name}”超过 ${most} MB：两融数据文件不会这么大；请确认选对了文件，或按年份拆开。`,
    en: `“${name}” has more than ${most} MB: no file of margin trading is that large; check that it is the right one, or split it by year.`,
  });
};
