import type { Text } from "../../core/text.ts";

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
  readonly syscall?: string;
  readonly port?: number;
}

/** One sentence for the person at the terminal: what failed, why, what to do. */
export function explainError(error: unknown): Text {
  if (hasText(error)) return error.text;
  if (isSystemError(error)) return explainSystemError(error);
  const message = error instanceof Error ? error.message : String(error);
  const firstLine = message.split("\n", 1)[0] ?? "";
  return {
    zh: `程序内部出错：${firstLine}。已保存的数据不受影响；请重试，若再次出现请报告给开发者。`,
    en: `Something inside the program failed: ${firstLine}. What was stored is intact; try again, and report it if it happens twice.`,
  };
}

/** Errors of the product carry their own text in both languages. */
function hasText(error: unknown): error is { readonly text: Text } {
  if (typeof error !== "object" || error === null || !("text" in error)) return false;
  const { text } = error;
  return typeof text === "object" && text !== null && "zh" in text && "en" in text;
}

const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && "code" in error && typeof error.code === "string" && /^E[A-Z]+$/.test(error.code);

function explainSystemError({ code, path = "", syscall, port }: SystemError): Text {
  if (code === "EADDRINUSE") return portInUse(port ?? 0);
  if (syscall === "listen") return portRefused(port ?? 0);
  const what = { zh: path ? `“${path}”` : "所需的文件", en: path ? `“${path}”` : "a file it needs" };
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return { zh: `找不到${what.zh}：请检查路径是否正确。`, en: `${what.en} does not exist: check the path.` };
    case "EISDIR":
      return {
        zh: `${what.zh}是文件夹而不是文件：请给出文件的路径。`,
        en: `${what.en} is a folder, not a file: give the path of a file.`,
      };
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return {
        zh: `没有读写${what.zh}的权限：请改正权限；若是数据目录，可用 RZRQ_DATA 指向一个可写的目录。`,
        en: `No permission for ${what.en}: correct its permissions; for the data directory, RZRQ_DATA may name one that you can write.`,
      };
    case "ENOSPC":
    case "EDQUOT":
      return {
        zh: `磁盘已满，无法写入${what.zh}：此前的数据完好，请腾出空间后重试。`,
        en: `The disk is full and ${what.en} could not be written: what was stored before is intact; free some space and try again.`,
      };
    default:
      return {
        zh: `系统无法使用${what.zh}（${code}）：请检查该文件所在的磁盘后重试。`,
        en: `The system cannot use ${what.en} (${code}): check the disk it is on and try again.`,
      };
  }
}

function portInUse(port: number): Text {
  return {
    zh: `端口 ${port} 已被另一个程序占用：若 RZRQ 已在运行，请直接打开 https://localhost:${port}；否则用 --port 换一个端口，例如 --port ${port + 1}。`,
    en: `Port ${port} is in use by another program: if RZRQ is already running, open https://localhost:${port}; otherwise choose another port, such as --port ${port + 1}.`,
  };
}

function portRefused(port: number): Text {
  return {
    zh: `系统不允许监听端口 ${port}：请用 --port 换一个 1024 以上的端口，例如 --port 3000。`,
    en: `The system does not allow listening on port ${port}: choose one above 1024 with --port, such as --port 3000.`,
  };
}
