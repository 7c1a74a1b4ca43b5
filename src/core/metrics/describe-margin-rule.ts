import { SCOPE_NAMES } from "../market/exchange.ts";
import type { MarginBinding, MarginRule } from "../market/margin-rules.ts";
import type { Text } from "../text.ts";

const BINDINGS: Readonly<Record<MarginBinding, Text>> = {
  newOnly: {
    zh: "只约束新开合约，存量合约及其展期不变",
    en: "binds new contracts only, open ones and roll-overs keep their terms",
  },
  openByAgreement: {
    zh: "约束新开合约，存量合约可协商适用",
    en: "binds new contracts, and open ones where broker and client agree",
  },
  notStated: {
    zh: "约束新开合约，对存量合约未见说明",
    en: "binds new contracts; the texts at hand are silent on open ones",
  },
};

/** A row of the rule table in words: since when, how much, by which document, whom it binds, where. */
export function describeMarginRule(rule: MarginRule): Text {
  const { zh: document, en: documentEn } = rule.document;
  const minimum = minimumText(rule);
  const binding = BINDINGS[rule.binds];
  const announced = rule.announced;
  const [exchanges, exchangesEn] = (["zh", "en"] as const).map((language) =>
    rule.exchanges.map((exchange) => SCOPE_NAMES[exchange][language]).join(language === "zh" ? "、" : ", "),
  );
  return {
    zh: `${rule.side === "FINANCING" ? "融资" : "融券"} ${rule.from} 起 ${minimum.zh}：${exchanges}；${announced ? `${announced} 公布，` : ""}${document}；${binding.zh}。出处：${rule.source}`,
    en: `${rule.side === "FINANCING" ? "Financing" : "Short selling"} from ${rule.from} ${minimum.en}: ${exchangesEn}; ${announced ? `announced ${announced}, ` : ""}${documentEn}; ${binding.en}. Source: ${rule.source}`,
  };
}

function minimumText({ minimum }: MarginRule): Text {
  const general = percent(minimum.GENERAL);
  const fund = percent(minimum.PRIVATE_FUND);
  if (general === fund) return { zh: general, en: general };
  return { zh: `${general}，私募基金 ${fund}`, en: `${general}, private funds ${fund}` };
}

function percent(ratio: number): string {
  return `${Math.round(ratio * 100)}%`;
}
