import type { FastifyInstance, FastifyRequest } from "fastify";
import {
  FILE_NAME_HEADER,
  IMPORT_LIMIT_BYTES,
  importPreview,
  importQuery,
  type ImportPreview,
  type ImportQuery,
} from "../../contracts/import.ts";
import { beijingDay } from "../../core/market/beijing-time.ts";
import { ImportError } from "../collect/import/import-error.ts";
import { importFile } from "../collect/import/import-file.ts";
import { landImport } from "../collect/import/land-import.ts";
import { fileTooLarge } from "../collect/import/limits.ts";
import { answerError } from "./error-handler.ts";
import { HttpError } from "./http-error.ts";
import type { Services } from "./services.ts";

/** `POST import?store=0|1`: what a user's file holds; with `store=1`, and nothing left open, it is stored. */
export function registerImport(app: FastifyInstance, services: Services): void {
  void app.register((files, _options, done) => {
    const wholeBody = { parseAs: "buffer", bodyLimit: IMPORT_LIMIT_BYTES } as const;
    files.addContentTypeParser("application/octet-stream", wholeBody, (_request, body, parsed) => parsed(null, body));
    files.setErrorHandler((error, request, reply) => answerError(explained(error), request, reply));
    files.post<{ Body: Uint8Array | undefined; Querystring: ImportQuery }>(
      "/import",
      { bodyLimit: IMPORT_LIMIT_BYTES, schema: { querystring: importQuery, response: { 200: importPreview } } },
      (request) => takeFile(request, services),
    );
    done();
  });
}

async function takeFile(
  request: FastifyRequest<{ Body: Uint8Array | undefined; Querystring: ImportQuery }>,
  { store, clock }: Services,
): Promise<ImportPreview> {
  const { store: storing, ...answers } = request.query;
  const now = clock();
  const imported = importFile(request.body ?? new Uint8Array(), {
    name: fileNameOf(request),
    answers,
    today: beijingDay(now),
    fetchedAt: now.toISOString(),
  });
  return storing === "1" ? landImport(store, imported) : imported.preview;
}

const LONGEST_NAME = 200;

/** The name without folders and control characters; it becomes part of the rows' source. */
function fileNameOf({ headers }: FastifyRequest): string {
  const given = headers[FILE_NAME_HEADER];
  const name = typeof given === "string" ? decode(given)?.split(/[/\\]/).at(-1) : undefined;
  const clean = name?.replace(/\p{C}/gu, "").trim().slice(0, LONGEST_NAME);
  if (clean) return clean;
  throw new HttpError(400, "bad_request", {
    zh: `缺少文件名：请在请求头 ${FILE_NAME_HEADER} 中给出经百分号编码（UTF-8）的文件名。`,
    en: `The name of the file is missing: give it percent-encoded (UTF-8) in the header ${FILE_NAME_HEADER}.`,
  });
}

function decode(given: string): string | null {
  try {
    return decodeURIComponent(given);
  } catch {
    return null;
  }
}

/** A file that cannot be read is the sender's to correct. */
function explained(error: unknown): unknown {
  if (error instanceof ImportError) return new HttpError(422, "unreadable_file", error.text);
  if (!(error instanceof Error) || !("code" in error)) return error;
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") return new HttpError(413, "file_too_large", fileTooLarge());
  if (error.code !== "FST_ERR_CTP_INVALID_MEDIA_TYPE") return error;
  return new HttpError(415, "bad_request", {
    zh: "请把文件内容作为 application/octet-stream 发送。",
    en: "Send the content of the file as application/octet-stream.",
  });
}
