import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureCertificate } from "../../../src/server/tls/certificate.ts";
import { startExchangeServer, type ExchangeServer } from "../../support/exchange-server.ts";

/** The compiled command line. */
export const COMMAND_LINE = fileURLToPath(new URL("../../../dist/server-code/server/cli.js", import.meta.url));

/** The built server as a process of its own, with a data directory of its own. */
export interface Product {
  readonly url: string;
  readonly dataDirectory: string;
  /** The local server that plays the three exchanges. */
  readonly exchanges: ExchangeServer;
  /** The server goes, as when somebody closes its window; what it kept stays. */
  stopServer(): Promise<void>;
  stop(): Promise<void>;
}

export interface ProductOptions {
  /** `down`: no exchange can be reached, as on a machine without a connection. */
  readonly exchanges?: "up" | "down";
  readonly isDisclosed?: (exchange: string, date: string) => boolean;
  /** Only who has one of these is let in, as on a team's server. */
  readonly tokens?: readonly string[];
  /** Puts something into the data directory before the server opens it. */
  readonly prepare?: (dataDirectory: string) => Promise<void>;
}

/** Starts the product as a user would, but on a free port. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const { exchanges: state = "up", isDisclosed, tokens, prepare } = options;
  const exchanges = await startExchangeServer(isDisclosed ? { isDisclosed } : {});
  if (state === "down") await exchanges.close();
  const dataDirectory = await mkdtemp(join(tmpdir(), "rzrq-e2e-"));
  await prepare?.(dataDirectory);
  const certificate = tokens ? await writeCertificate(dataDirectory) : [];
  const server = spawn(process.execPath, [COMMAND_LINE, "serve", "--port", "0", ...certificate], {
    env: {
      ...process.env,
      LC_ALL: "C",
      RZRQ_DATA: dataDirectory,
      RZRQ_PAUSE_MS: "0",
      RZRQ_COLLECT: "0",
      ...(tokens && { RZRQ_HOST: "localhost", RZRQ_TOKENS: tokens.join(",") }),
      RZRQ_SSE_URL: exchanges.url,
      RZRQ_SZSE_URL: exchanges.url,
      RZRQ_BSE_URL: exchanges.url,
      RZRQ_EASTMONEY_URL: exchanges.url,
      RZRQ_TENCENT_URL: exchanges.url,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /https:\/\/localhost:\d+/.exec(output);
      if (address) resolve(address[0]);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("exit", (code) => reject(new Error(`The server left with ${code}:\n${output}`)));
  });
  const stopServer = async () => {
    if (server.exitCode !== null) return;
    const left = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await left;
  };
  return {
    url,
    dataDirectory,
    exchanges,
    stopServer,
    async stop() {
      await stopServer();
      if (state === "up") await exchanges.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** A team's server brings a certificate of its own: these are the options that name it. */
async function writeCertificate(directory: string): Promise<string[]> {
  const [file, certificateFile, keyFile] = ["own.pem", "cert.pem", "key.pem"].map((name) => join(directory, name));
  const { cert, key } = await ensureCertificate(file!, new Date());
  await writeFile(certificateFile!, cert);
  await writeFile(keyFile!, key);
  return ["--cert", certificateFile!, "--key", keyFile!];
}
