import { once } from "node:events";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";
import { onTestFinished } from "vitest";

/** A host of plain files that knows no types, no rewriting and no rules of caching; ends with the test. */
export async function startStaticHost(directory: string): Promise<{ base: string; requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((request, reply) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
    requests.push(path);
    const file = join(directory, normalize(path));
    stat(file)
      .then((found) => (found.isFile() ? readFile(file) : Promise.reject(new Error("a folder"))))
      .then((content) => reply.end(content))
      .catch(() => reply.writeHead(404).end("nothing here"));
  });
  await new Promise<void>((resolve) => server.listen({ host: "127.0.0.1", port: 0 }, resolve));
  onTestFinished(async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  });
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
