import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync } from "node:zlib";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { readBody } from "../../src/client/read-body.ts";

async function answeredBy(listener: RequestListener): Promise<Response> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen({ host: "127.0.0.1", port: 0 }, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

test("a body is read whole in whichever parts it comes, whether its length is announced, too short or too long", async () => {
  const parts = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(parts, fc.option(fc.nat(120)), async (given, announced) => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          for (const part of given) if (part.length > 0) controller.enqueue(part);
          controller.close();
        },
      });
      const headers: Record<string, string> = announced === null ? {} : { "content-length": String(announced) };
      const read = await readBody(new Response(body, { headers }));
      expect([...read]).toEqual(given.flatMap((part) => [...part]));
      expect(read.byteLength).toBe(read.buffer.byteLength);
    }),
  );
});

test("a body that was compressed on its way is as long as it was before", async () => {
  const content = Buffer.alloc(300_000, "融资融券");
  const packed = brotliCompressSync(content);
  const response = await answeredBy((_request, reply) => {
    reply.writeHead(200, { "content-encoding": "br", "content-length": packed.length });
    reply.end(packed);
  });
  expect(Buffer.from(await readBody(response)).equals(content)).toBe(true);
});

test("a body that ends before its announced length is a failure", async () => {
  const response = await answeredBy((_request, reply) => {
    reply.writeHead(200, { "content-length": 100 });
    reply.write(Buffer.alloc(40));
    setImmediate(() => reply.destroy());
  });
  await expect(readBody(response)).rejects.toThrow();
});
