import { createHash, X509Certificate } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, get } from "node:https";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ensureCertificate, publicKeyHash } from "../../../src/server/tls/certificate.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

const NOW = new Date("2026-11-20T08:00:00Z");
const later = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);
const newFile = (): string => join(temporaryDirectory(), "tls", "localhost.pem");

describe("ensureCertificate", () => {
  test("names localhost and both loopback addresses, and nothing else", async () => {
    const certificate = new X509Certificate((await ensureCertificate(newFile(), NOW)).cert);
    expect(certificate.subjectAltName).toBe("DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1");
    expect(certificate.ca).toBe(false);
  });

  test("is valid for less than the 398 days that browsers allow", async () => {
    const { validFrom, validTo } = new X509Certificate((await ensureCertificate(newFile(), NOW)).cert);
    expect((Date.parse(validTo) - Date.parse(validFrom)) / 86_400_000).toBeLessThanOrEqual(397);
    expect(Date.parse(validFrom)).toBeLessThan(NOW.getTime());
  });

  test("is the same one until 30 days before it expires, then another", async () => {
    const file = newFile();
    const first = await ensureCertificate(file, NOW);
    expect(await ensureCertificate(file, later(365))).toEqual(first);
    expect((await ensureCertificate(file, later(367))).key).not.toBe(first.key);
  });

  test("is made anew where the file is damaged, or holds a key that is another's", async () => {
    const file = newFile();
    const first = await ensureCertificate(file, NOW);
    writeFileSync(file, `${first.key}\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`);
    const second = await ensureCertificate(file, NOW);
    writeFileSync(file, `${first.key}\n${second.cert}`);
    const third = await ensureCertificate(file, NOW);
    expect(new Set([first.cert, second.cert, third.cert]).size).toBe(3);
  });

  test.runIf(process.platform !== "win32")("can be read by its owner alone", async () => {
    const file = newFile();
    await ensureCertificate(file, NOW);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).toMatch(/PRIVATE KEY[^]*CERTIFICATE/);
  });

  test("serves a client that trusts it", async () => {
    const { key, cert } = await ensureCertificate(newFile(), new Date());
    const server = createServer({ key, cert }, (_, response) => response.end("ok")).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const [response] = (await once(get({ host: "127.0.0.1", port, ca: cert }), "response")) as [{ statusCode: number }];
    expect(response.statusCode).toBe(200);
    server.closeAllConnections();
    server.close();
  });
});

describe("publicKeyHash", () => {
  test("is the SHA-256 of the subject's public key", async () => {
    const { key, cert } = await ensureCertificate(newFile(), NOW);
    const spki = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
    const expected = createHash("sha256").update(spki).digest("base64");
    expect(publicKeyHash({ key, cert })).toBe(expected);
    expect(expected).toMatch(/^[\w+/]{43}=$/);
  });
});
