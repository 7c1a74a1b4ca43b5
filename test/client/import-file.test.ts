import { describe, expect, test } from "vitest";
import { importFile } from "../../src/client/import-file.ts";
import type { Connection } from "../../src/client/request.ts";
import type { ImportPreview } from "../../src/contracts/import.ts";

const PREVIEW: ImportPreview = {
  file: "两融.csv",
  origin: { id: "table", name: { zh: "一般表格", en: "a table" } },
  tables: [],
  left_out: [],
  questions: [],
  warnings: [],
  stored: null,
};

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A server that notes what it was sent and answers so. */
function serverThat(status: number, answer: unknown) {
  const sent: Sent[] = [];
  const fetch: Connection["fetch"] = (url, init = {}) => {
    sent.push({ url: url as string, init });
    return Promise.resolve(Response.json(answer, { status }));
  };
  return { sent, connection: { base: "https://localhost:3000", fetch, patience: 5_000 } };
}

const file = (content: Blob) => ({ name: "两融.csv", content, answers: { exchange: "SSE" as const }, store: true });

describe("importFile", () => {
  test("sends the bytes, the name and the answers, and gives the preview", async () => {
    const { sent, connection } = serverThat(200, PREVIEW);
    expect(await importFile(connection, file(new Blob(["日期"])))).toEqual(PREVIEW);
    const { url, init } = sent[0]!;
    expect(url).toBe("https://localhost:3000/api/v1/import?store=1&exchange=SSE");
    expect(init).toMatchObject({
      method: "POST",
      headers: { "content-type": "application/octet-stream", "x-file-name": "%E4%B8%A4%E8%9E%8D.csv" },
    });
    expect(Buffer.from(init.body as ArrayBuffer).toString()).toBe("日期");
  });

  test("gives the server's words where it refuses the file", async () => {
    const message = { zh: "文件是空的。", en: "The file is empty." };
    const { connection } = serverThat(422, { error: { code: "unreadable_file", message } });
    await expect(importFile(connection, file(new Blob([])))).rejects.toMatchObject({ kind: "refused", text: message });
  });

  test("does not send a file above the limit", async () => {
    const { connection, sent } = serverThat(200, PREVIEW);
    const large = { size: 64 * 1024 * 1024 + 1 } as Blob;
    await expect(importFile(connection, file(large))).rejects.toThrow(/“两融.csv” has more than 64 MB/);
    expect(sent).toEqual([]);
  });
});
