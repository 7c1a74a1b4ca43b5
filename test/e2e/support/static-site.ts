import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { generate } from "selfsigned";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".xml": "text/xml",
  ".png": "image/png",
};

/** A host of plain files over https, with a certificate of its own. */
export async function serveFiles(directory: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], { keySize: 2048 });
  const server = createServer({ key, cert }, (request, reply) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "https://localhost").pathname);
    const file = join(directory, normalize(path.endsWith("/") ? `${path}index.html` : path));
    readFile(file).then(
      (content) => reply.writeHead(200, { "content-type": TYPES[extname(file)] ?? "" }).end(content),
      () => reply.writeHead(404).end("nothing here"),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
