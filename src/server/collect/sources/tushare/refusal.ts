import type { Text } from "../../../../core/text.ts";
import { reportedError, type Origin } from "../../source-problems.ts";
import { SourceError } from "../../source.ts";

/** A limit of calls a minute was met: it passes by itself. */
export class MinuteLimit extends Error {
  readonly problem: SourceError;

  constructor(problem: SourceError) {
    super(problem.message, { cause: problem });
    this.problem = problem;
  }
}

const LIMIT = /每(分钟|小时|天).{0,6}最多访问/;

/**
 * What a refusal means. Tushare has one code for «no permission» and «too often», so the text decides, and «too often»
 * is looked for first: it too ends with a link to the permissions. A limit a minute passes by itself; others do not.
 */
export function refusalOf(message: string, api: string, origin: Origin, token: string): Error {
  const told = message.replaceAll(token, "***");
  const limit = LIMIT.exec(told)?.[1];
  if (limit === "分钟") return new MinuteLimit(limited(origin, api, told));
  if (limit) return limited(origin, api, told);
  if (/token/i.test(told)) return refused(origin, told, WRONG_TOKEN);
  if (/权限/.test(told)) return refused(origin, told, noPermission(api));
  return reportedError(origin, told);
}

const WRONG_TOKEN: Text = {
  zh: "Tushare 不接受所配置的 token：请在 tushare.pro 的个人主页核对后重新设置 RZRQ_TUSHARE_TOKEN",
  en: "Tushare does not accept the configured token: check it on your page at tushare.pro and set RZRQ_TUSHARE_TOKEN again",
};

const noPermission = (api: string): Text => ({
  zh: `Tushare 账户没有接口 ${api} 的权限：需要更多积分，或改用其他数据源`,
  en: `The Tushare account has no permission for ${api}: it takes more points, or another source`,
});

const limited = (origin: Origin, api: string, told: string): SourceError =>
  refused(origin, told, {
    zh: `Tushare 接口 ${api} 的访问次数已达上限：请稍后再采集`,
    en: `The number of calls to Tushare's ${api} is used up: collect again later`,
  });

const refused = (origin: Origin, told: string, what: Text): SourceError =>
  new SourceError(origin.source.id, { zh: `${what.zh}（${told}）。`, en: `${what.en} (${told}).` });
