import type { Text } from "../../core/text.ts";

/** One call wants more blocks than the client keeps. */
export const TOO_MUCH: { readonly text: Text } = {
  text: {
    zh: "一次调用所需的数据超出内存上限；请分成几个公式，或缩短日期区间",
    en: "One call wants more data than fits into memory; divide it into several formulas, or shorten the range of days",
  },
};

/** A fault of ours. */
export const PROGRAM_FAULT: { readonly text: Text } = {
  text: {
    zh: "程序出错，未能算出结果。请重新载入加载项；若仍如此，请更新",
    en: "A fault of the program kept this from being answered. Reload the add-in; if it persists, update it",
  },
};

/** Nothing has come for so long; what comes later is still filled in. */
export function tooLate(milliseconds: number): { readonly text: Text } {
  const seconds = milliseconds / 1000;
  return {
    text: {
      zh: `数据在 ${seconds} 秒内没有到达。数据到达后会自动填入；也可在窗格中查看数据服务的状态`,
      en: `The data did not arrive within ${seconds} seconds. It is filled in when it does; the pane shows the state of the data server`,
    },
  };
}
