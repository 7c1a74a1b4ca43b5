import { z } from "zod";
import type { Text } from "../core/text.ts";

/** Who is let in, where the server listens for others than this machine. */
export interface Access {
  /** The name by which others reach it. */
  readonly host: string;
  /** Whoever shows one of these may read and collect. */
  readonly tokens: readonly string[];
}

/** A server that would stand open. The text says what is missing. */
class AccessError extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.name = "AccessError";
    this.text = text;
  }
}

const SHORTEST_TOKEN = 24;
const hostName = z.string().regex(/^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i);
const token = z
  .string()
  .regex(/^[\x21-\x7e]+$/)
  .min(SHORTEST_TOKEN);

/** Reads `RZRQ_HOST` and `RZRQ_TOKENS`; null where the server is for this machine alone. A token is never repeated in a message. */
export function readAccess(env: Readonly<Record<string, string | undefined>>): Access | null {
  const host = env["RZRQ_HOST"]?.trim();
  if (!host) return null;
  if (!hostName.safeParse(host).success) throw wrongHost(host);
  const tokens = (env["RZRQ_TOKENS"] ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
  if (tokens.length === 0) throw tokensMissing(host);
  const wrong = tokens.findIndex((each) => !token.safeParse(each).success);
  if (wrong >= 0) throw wrongToken(wrong + 1);
  return { host: host.toLowerCase(), tokens };
}

/** Refuses to let tokens and figures travel under a certificate that nobody but this machine trusts. */
export function requireCertificate({ host }: Access, isGiven: boolean): void {
  if (isGiven) return;
  throw new AccessError({
    zh: `RZRQ_HOST=${host} 需要该名称的证书：请用 --cert 与 --key 给出证书与私钥文件，或删去 RZRQ_HOST，只供本机使用。`,
    en: `RZRQ_HOST=${host} needs a certificate for that name: give its files with --cert and --key, or remove RZRQ_HOST to serve this machine alone.`,
  });
}

const wrongHost = (given: string): AccessError =>
  new AccessError({
    zh: `环境变量 RZRQ_HOST 的值“${given}”不是主机名：应为他人访问本服务所用的名称，例如 rzrq.example.com，不带 https:// 与端口。`,
    en: `RZRQ_HOST is “${given}”, which is no host name: expected the name by which others reach this server, such as rzrq.example.com, without https:// and port.`,
  });

const tokensMissing = (host: string): AccessError =>
  new AccessError({
    zh: `RZRQ_HOST=${host} 会让本机以外的人访问，因此必须设置 RZRQ_TOKENS（访问令牌，每个至少 ${SHORTEST_TOKEN} 个字符，以逗号分隔）；或删去 RZRQ_HOST，只供本机使用。`,
    en: `RZRQ_HOST=${host} lets in others than this machine, so RZRQ_TOKENS must be set (access tokens of ${SHORTEST_TOKEN} characters or more, separated by commas); or remove RZRQ_HOST to serve this machine alone.`,
  });

const wrongToken = (place: number): AccessError =>
  new AccessError({
    zh: `RZRQ_TOKENS 的第 ${place} 个令牌无法使用：应为至少 ${SHORTEST_TOKEN} 个可见的 ASCII 字符，例如 openssl rand -hex 24 的输出。`,
    en: `Token ${place} of RZRQ_TOKENS cannot be used: expected ${SHORTEST_TOKEN} or more visible ASCII characters, such as what openssl rand -hex 24 prints.`,
  });
