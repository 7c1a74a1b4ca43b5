import { describe, expect, test } from "vitest";
import { explainError } from "../../../src/server/cli/explain-error.ts";

const systemError = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code, ...more });

describe("explainError", () => {
  test("lets an error of the product speak for itself", () => {
    const text = { zh: "文件是空的。", en: "The file is empty." };
    expect(explainError(Object.assign(new Error("x"), { text }))).toBe(text);
  });

  test.each([
    ["ENOENT", { path: "/a.csv" }, "找不到“/a.csv”", "“/a.csv” does not exist"],
    ["EISDIR", { path: "/a" }, "是文件夹而不是文件", "is a folder, not a file"],
    ["EACCES", { path: "/data" }, "没有读写“/data”的权限", "No permission for “/data”"],
    ["EROFS", { path: "/data" }, "没有读写“/data”的权限", "No permission for “/data”"],
    [
      "ENOSPC",
      { path: "/data/x" },
      "磁盘已满，无法写入“/data/x”",
      "The disk is full and “/data/x” could not be written",
    ],
    ["EDQUOT", {}, "磁盘已满", "The disk is full"],
    ["EADDRINUSE", { syscall: "listen", port: 3000 }, "端口 3000 已被另一个程序占用", "Port 3000 is in use"],
    ["EACCES", { syscall: "listen", port: 443 }, "不允许监听端口 443", "does not allow listening on port 443"],
    ["EIO", { path: "/x" }, "（EIO）", "(EIO)"],
  ])("%s %o", (code, more, zh, en) => {
    const text = explainError(systemError(code, more));
    expect(text.zh).toContain(zh);
    expect(text.en).toContain(en);
  });

  test("says of what it does not know that it is the program's own fault, in one line", () => {
    const text = explainError(new TypeError("x is not a function\n    at y"));
    expect(text.en).toMatch(/^Something inside the program failed: x is not a function\. .*report it/);
    expect(text.zh).toContain("程序内部出错：x is not a function。");
    expect(explainError("a string").en).toContain("a string");
  });
});
