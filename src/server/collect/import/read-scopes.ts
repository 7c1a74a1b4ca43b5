import type { ImportAnswers } from "../../../contracts/import.ts";
import { SCOPE_NAMES, SCOPES, type Scope } from "../../../core/market/exchange.ts";
import { ImportError } from "./import-error.ts";
import type { Origin } from "./origins.ts";
import type { Columns } from "./read-columns.ts";
import type { DataRow } from "./read-rows.ts";

/** Whose figures the whole file holds, by its origin or the user's word; null where neither says so. */
export function scopeOfTable({ exchange, name }: Origin, answers: ImportAnswers): Scope | null {
  const given = answers.exchange ?? null;
  if (exchange === undefined || given === null || exchange === given) return exchange ?? given;
  throw new ImportError({
    zh: `这是${SCOPE_NAMES[exchange].zh}的文件（${name.zh}），您指明的是${SCOPE_NAMES[given].zh}：请改正，或不指明交易所。`,
    en: `This is a file of ${SCOPE_NAMES[exchange].en} (${name.en}), you said ${SCOPE_NAMES[given].en}: correct that, or name no exchange.`,
  });
}

const WORDS: Readonly<Record<Scope, RegExp>> = {
  SSE: /^(SSE|SH|XSHG|上交所|上海证券交易所|沪市|上海)$/i,
  SZSE: /^(SZSE|SZ|XSHE|深交所|深圳证券交易所|深市|深圳)$/i,
  BSE: /^(BSE|BJ|北交所|北京证券交易所|北京)$/i,
  ALL: /^(ALL|沪深|两市|沪深北|沪深京|全市场|合计)$/i,
};

/** Whose total a row is, by its column 交易所 where the table has one. */
export function readScope({ row, cells }: DataRow, { roles }: Columns, ofTable: Scope | null): Scope | null {
  if (roles.exchange === undefined) return ofTable;
  const cell = String(cells[roles.exchange] ?? "").trim();
  const scope = SCOPES.find((candidate) => WORDS[candidate].test(cell));
  if (scope !== undefined && (ofTable === null || ofTable === scope)) return scope;
  throw new ImportError({
    zh: `第 ${row} 行的交易所“${cell}”${scope ? `不是您指明的 ${ofTable ?? ""}` : "无法识别"}：应为 SSE、SZSE、BSE（上交所、深交所、北交所）之一；请改正后重试，文件未导入。`,
    en: `Row ${row}: the exchange “${cell}” ${scope ? `is not ${ofTable ?? ""}, as you said` : "is unknown"}: expected SSE, SZSE or BSE (上交所, 深交所, 北交所); correct it and try again, nothing was imported.`,
  });
}
