import { createHash, createPrivateKey, X509Certificate } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { generate } from "selfsigned";

/** What the server proves itself with. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const DAY_MS = 86_400_000;
/** Browsers refuse server certificates that are valid for more than 398 days. */
const VALID_DAYS = 397;
const RENEW_BEFORE_DAYS = 30;
const HOST = "localhost";
const ADDRESSES = ["127.0.0.1", "::1"];

/** The certificate for this machine's own addresses: the one in the file while it is good, else a new one in its place. */
export async function ensureCertificate(file: string, now: Date): Promise<Certificate> {
  const kept = await readCertificate(file);
  if (kept && isGood(kept, now)) return kept;
  const made = await makeCertificate(now);
  await writePrivately(file, `${made.key}\n${made.cert}\n`);
  return made;
}

/** SHA-256 of the public key, base64: what `--ignore-certificate-errors-spki-list` of Chrome takes. */
export function publicKeyHash({ cert }: Certificate): string {
  const key = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}

async function readCertificate(file: string): Promise<Certificate | null> {
  const pem = await readFile(file, "utf8").catch(() => "");
  const [key] = /-----BEGIN PRIVATE KEY-----.*?-----END PRIVATE KEY-----/s.exec(pem) ?? [];
  const [cert] = /-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/s.exec(pem) ?? [];
  return key && cert ? { key, cert } : null;
}

function isGood({ key, cert }: Certificate, now: Date): boolean {
  try {
    const certificate = new X509Certificate(cert);
    const renewal = Date.parse(certificate.validTo) - RENEW_BEFORE_DAYS * DAY_MS;
    return (
      certificate.checkPrivateKey(createPrivateKey(key)) &&
      Date.parse(certificate.validFrom) <= now.getTime() &&
      now.getTime() < renewal &&
      certificate.checkHost(HOST) !== undefined &&
      ADDRESSES.every((address) => certificate.checkIP(address) !== undefined)
    );
  } catch {
    return false;
  }
}

async function makeCertificate(now: Date): Promise<Certificate> {
  const pem = await generate([{ name: "commonName", value: HOST }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    // A clock set back a little must not make it a certificate of the future.
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: new Date(now.getTime() + (VALID_DAYS - 1) * DAY_MS),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [{ type: 2, value: HOST }, ...ADDRESSES.map((ip) => ({ type: 7 as const, ip }))],
      },
    ],
  });
  return { key: pem.private.trim(), cert: pem.cert.trim() };
}

/** One file, moved into place whole: a key without its certificate never exists. */
async function writePrivately(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, file);
}
