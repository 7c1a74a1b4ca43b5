import type { Text } from "../../core/text.ts";
import { FileProblem } from "../file/file-problem.ts";

/** What the user is told of a failure; its cause goes to the console. */
export function problemText(cause: unknown, situation: Text): Text {
  if (cause instanceof FileProblem) return cause.text;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return { zh: `${situation.zh}：${detail}`, en: `${situation.en}: ${detail}` };
}

export const failures = {
  start: {
    zh: "加载项没有启动。请确认 RZRQ 服务仍在运行，然后刷新本页",
    en: "The add-in did not start. See that the RZRQ server is still running, then reload this page",
  },
  save: {
    zh: "没有保存成功，工作簿仍在本页中。请再试一次",
    en: "The workbook was not saved; it is still here in the page. Try again",
  },
  command: {
    zh: "命令没有完成。请打开任务窗格查看原因，或再试一次",
    en: "The command did not finish. See the task pane for the reason, or try again",
  },
} as const satisfies Record<string, Text>;
