import { readFile } from "node:fs/promises";
import type { Certificate } from "../tls/certificate.ts";
import type { ServeOptions } from "./program.ts";
import { UsageError } from "./usage-error.ts";

/** The certificate that the user brings (one that the system trusts, for Excel); null where none is named. */
export async function readServedCertificate({ cert, key }: ServeOptions): Promise<Certificate | null> {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) {
    throw new UsageError({
      zh: "--cert 与 --key 必须一起给出：一个是证书文件，一个是私钥文件。",
      en: "--cert and --key belong together: the file of the certificate and the file of its key.",
    });
  }
  return { cert: await readFile(cert, "utf8"), key: await readFile(key, "utf8") };
}
