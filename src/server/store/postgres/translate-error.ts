import type { Text } from "../../../core/text.ts";
import { StoreError } from "../store-error.ts";

interface Cause {
  /** What PostgreSQL's SQLSTATE, Node's error code or the driver's message says. */
  readonly pattern: RegExp;
  readonly unreachable?: true;
  readonly explain: (address: string) => Text;
}

/** Seen with PostgreSQL 18.4 and pg 8.23. Addresses are host, port and name: never user or password. */
const CAUSES: readonly Cause[] = [
  {
    pattern:
      /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ECONNRESET|EPIPE|57P0[123]|08\w{3}) |connection timeout|timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|read timeout|timeout expired/,
    unreachable: true,
    explain: (address) => ({
      zh: `无法连接数据库 ${address}：请确认 PostgreSQL 正在运行、地址与端口正确、网络可达，然后重试；已保存的数据不受影响。`,
      en: `The database ${address} cannot be reached: make sure that PostgreSQL runs, that host and port are right and the network lets us through, then try again. What was stored is intact.`,
    }),
  },
  {
    pattern: /^(28P01|28000) |SASL|password/i,
    explain: (address) => ({
      zh: `数据库 ${address} 拒绝了登录：用户名或密码不对，或服务器不允许该用户从本机登录（pg_hba.conf）。请改正 DATABASE_URL（密码中的特殊字符要用百分号编码）。`,
      en: `The database ${address} refused the login: the user or the password is wrong, or the server does not let that user in from this machine (pg_hba.conf). Correct DATABASE_URL (special characters of a password are percent-encoded).`,
    }),
  },
  {
    pattern: /^3D000 /,
    explain: (address) => ({
      zh: `数据库 ${address} 不存在：请先建立（CREATE DATABASE），或改正 DATABASE_URL 末尾的数据库名。`,
      en: `The database ${address} does not exist: create it (CREATE DATABASE), or correct the name at the end of DATABASE_URL.`,
    }),
  },
  {
    pattern: /^(53100|58030|ENOSPC) |No space left on device/,
    explain: (address) => ({
      zh: `数据库服务器 ${address} 的磁盘已满，本次没有写入任何内容，此前的数据完好：请在服务器上腾出空间后重试。`,
      en: `The disk of the database server ${address} is full; nothing of this was written and what was stored before is intact. Free some space on the server and try again.`,
    }),
  },
  {
    pattern: /^(53300|53400) /,
    explain: (address) => ({
      zh: `数据库服务器 ${address} 的连接数已满：请稍后重试，或调大 max_connections（每个 RZRQ 进程最多用 12 个连接）。`,
      en: `The database server ${address} has no connection left: try again later, or raise max_connections (an RZRQ process uses 12 at most).`,
    }),
  },
  {
    pattern: /^25006 |read-write mode during recovery/,
    explain: (address) => ({
      zh: `数据库 ${address} 是只读的备库，不能写入：请让 DATABASE_URL 指向主库，备库用 DATABASE_READ_URL。`,
      en: `The database ${address} is a standby and takes no writes: point DATABASE_URL to the primary; a standby belongs in DATABASE_READ_URL.`,
    }),
  },
  {
    pattern: /^42501 /,
    explain: (address) => ({
      zh: `登录数据库 ${address} 的用户没有所需的权限：请让它拥有该数据库（ALTER DATABASE … OWNER TO …），或授予建表与读写的权限。`,
      en: `The user of the database ${address} lacks a permission: make it the owner of the database (ALTER DATABASE … OWNER TO …), or grant it to create, read and write tables.`,
    }),
  },
  {
    pattern:
      /does not support SSL|^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_HAS_EXPIRED|ERR_TLS_CERT_ALTNAME_INVALID|UNABLE_TO_GET_ISSUER_CERT_LOCALLY) /,
    explain: (address) => ({
      zh: `与数据库 ${address} 的加密连接没有建立：服务器不支持 SSL，或其证书不被信任。请改正 DATABASE_URL 的 sslmode，或用 sslrootcert 指明签发证书的机构。`,
      en: `No encrypted connection to the database ${address}: the server has no SSL, or its certificate is not trusted. Correct sslmode in DATABASE_URL, or name the issuer with sslrootcert.`,
    }),
  },
  {
    pattern: /^(XX001|XX002) /,
    explain: (address) => ({
      zh: `数据库 ${address} 的文件已损坏：请停止写入，从备份恢复后重试。`,
      en: `The files of the database ${address} are damaged: stop writing, restore a backup and try again.`,
    }),
  },
];

/** The failure in one sentence for the user, the original as its cause. A `RangeError` is the caller's mistake, not the store's, and stays one. */
export function translateError(error: unknown, address: string): StoreError | RangeError {
  if (error instanceof StoreError || error instanceof RangeError) return error;
  const cause = causeOf(error);
  if (cause) return new StoreError(cause.explain(address), { cause: error });
  const firstLine = messageOf(error).split("\n", 1)[0] ?? "";
  return new StoreError(
    {
      zh: `数据库 ${address} 出错：${firstLine}。请重试；若再次出现，请查看数据库服务器的日志。`,
      en: `The database ${address} failed: ${firstLine}. Try again; if it happens twice, look at the log of the database server.`,
    },
    { cause: error },
  );
}

/** Whether the server did not answer at all, so that another may. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof StoreError && causeOf(error.cause)?.unreachable === true;
}

const causeOf = (error: unknown): Cause | undefined => CAUSES.find(({ pattern }) => pattern.test(describe(error)));

const describe = (error: unknown): string => `${codeOf(error)} ${messageOf(error)}`;

/** Node tries every address of a host and gathers the failures; the first one tells enough. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
