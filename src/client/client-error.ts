import type { Text } from "../core/text.ts";

/** No answer, an answer too late, a refusal, or an answer of a shape that this version does not know. */
export type ClientErrorKind = "unreachable" | "timeout" | "refused" | "malformed";

/** A request to the data server that failed. The text says what happened and what to do. */
export class ClientError extends Error {
  readonly kind: ClientErrorKind;
  readonly text: Text;
  /** The server's own name of the problem, where it refused. */
  readonly code: string | undefined;

  constructor(kind: ClientErrorKind, text: Text, options: { code?: string; cause?: unknown } = {}) {
    super(text.en, { cause: options.cause });
    this.name = "ClientError";
    this.kind = kind;
    this.text = text;
    this.code = options.code;
  }
}

/** What an address that is no longer there is answered with: by a server, and by a host of plain files. */
const GONE: ReadonlySet<string | undefined> = new Set(["stale_revision", "http_404"]);

/** Whether what was asked for is no longer under its address. */
export const isGone = (error: unknown): boolean => error instanceof ClientError && GONE.has(error.code);

/** The data server does not answer at all. */
export function unreachable(base: string, cause: unknown): ClientError {
  return new ClientError(
    "unreachable",
    {
      zh: `数据服务 ${base} 没有应答。请确认服务正在运行（npm start）且网络可达，然后重试。`,
      en: `The data server ${base} does not answer. Check that it is running (npm start) and reachable, then try again.`,
    },
    { cause },
  );
}

/** The data server has been silent for longer than a request may take. */
export function tooSlow(base: string, seconds: number): ClientError {
  return new ClientError("timeout", {
    zh: `数据服务 ${base} 在 ${seconds} 秒内没有应答。请稍后重试，或缩短日期区间。`,
    en: `The data server ${base} was silent for ${seconds} seconds. Try again later, or ask for fewer days.`,
  });
}

/** The `code` of a `ClientError` whose reason is a token that is missing, or that the server does not know. */
export const TOKEN_NEEDED = "token_needed";

/** The data server is open only to holders of a token. */
export function tokenNeeded(base: string, wasGiven: boolean): ClientError {
  const zh = wasGiven ? "不接受本机保存的访问令牌" : "需要访问令牌";
  const en = wasGiven ? "does not accept the access token kept on this machine" : "asks for an access token";
  return new ClientError(
    "refused",
    {
      zh: `数据服务 ${base} ${zh}。请向管理员索取令牌，并在窗格的“访问令牌”中填入。`,
      en: `The data server ${base} ${en}. Ask its administrator for one, and enter it under “Access token” in the pane.`,
    },
    { code: TOKEN_NEEDED },
  );
}

/** The server answered with an error of which it gave no explanation. */
export function unexplained(status: number): ClientError {
  return new ClientError(
    "refused",
    {
      zh: `数据服务返回错误 ${status}，没有说明原因。请重试；若仍失败，请查看服务的日志。`,
      en: `The data server answered with error ${status} and no explanation. Try again; if it persists, look into the server's log.`,
    },
    { code: `http_${status}` },
  );
}

/** The answer does not follow the contract: the add-in and the server are of different versions, or something stands between them. */
export function malformed(path: string, cause: unknown): ClientError {
  return new ClientError(
    "malformed",
    {
      zh: `${path} 的返回内容不符合约定，数据未被采用。请重新加载加载项；若仍失败，请更新数据服务。`,
      en: `The answer to ${path} is not of the agreed form, so none of it was used. Reload the add-in; if it persists, update the data server.`,
    },
    { cause },
  );
}
