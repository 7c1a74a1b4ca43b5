import type { Text } from "../../core/text.ts";

/** What each route is for, under `/api/v1`. */
export const ROUTE_TEXTS: Readonly<Record<string, Text>> = {
  "GET /asof": { zh: "各交易所最新披露日", en: "Newest disclosed day of each exchange" },
  "GET /fields": { zh: "字段目录", en: "The catalogue of fields" },
  "GET /edition": {
    zh: "目前提供的全部交易日及其版本；其余地址都由它给出",
    en: "All days served now and their revisions; it leads to every other address",
  },
  "GET /days/{date}@{revision}": {
    zh: "某日全部证券（数据块；format=json 供人阅读）",
    en: "All securities of one day (a block; format=json for people)",
  },
  "GET /days/{date}": {
    zh: "转到该日的现行版本；latest 为最新一日",
    en: "Leads to the day's present revision; latest = the newest",
  },
  "GET /days/{date}/{exchange}": {
    zh: "某交易所某日明细（JSON）；revision 取旧版本",
    en: "One exchange's details of one day as JSON; revision reads an old one",
  },
  "GET /history/{date}@{revision}": {
    zh: "某日全部证券由历史推算的字段（数据块）",
    en: "The fields derived from history, of all securities on one day (a block)",
  },
  "GET /history/{date}": { zh: "转到现行版本", en: "Leads to the present revision" },
  "GET /securities/{code}/series@{revision}": {
    zh: "一只证券的全部交易日（数据块）",
    en: "All days of one security (a block)",
  },
  "GET /securities/{code}/series": {
    zh: "转到现行版本；代码可带市场或为北交所旧代码",
    en: "Leads to the present revision; any form of the code, also a former one",
  },
  "GET /securities@{revision}": { zh: "证券目录（数据块）", en: "The directory of securities (a block)" },
  "GET /securities": { zh: "证券目录（JSON）", en: "The directory of securities as JSON" },
  "GET /markets/{scope}@{revision}": { zh: "每日汇总（数据块）", en: "Daily totals (a block)" },
  "GET /markets/{scope}/series": { zh: "转到现行版本", en: "Leads to the present revision" },
  "GET /markets/{scope}": { zh: "每日汇总（JSON）", en: "Daily totals as JSON" },
  "GET /accounts": { zh: "证金公司账户统计", en: "Statistics of margin accounts" },
  "POST /query": { zh: "按代码 × 日期 × 字段查询", en: "Codes × dates × fields" },
  "GET /status": { zh: "数据来源、完整性与问题", en: "Sources, completeness and problems" },
  "POST /sync": {
    zh: "采集缺少的数据，以事件流报告进度",
    en: "Collects what is missing; progress as server-sent events",
  },
  "POST /import": { zh: "读取用户的文件；store=1 才保存", en: "Reads a user's file; stores it only with store=1" },
};
