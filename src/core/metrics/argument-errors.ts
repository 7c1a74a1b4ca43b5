import { shapeText, type Shape } from "../columns/block.ts";
import { MetricError, type MetricErrorKind } from "../errors.ts";
import type { Text } from "../text.ts";
import { expectation, isZeroMissing, type Domain, type Unit } from "./domain.ts";
import { parameterText, type ColumnParameter, type DescribedParameter, type Parameter } from "./parameter.ts";

type AnyParameter = DescribedParameter | ColumnParameter;
/** A parameter that takes numbers. */
export type Quantity = AnyParameter & { readonly unit: Unit; readonly domain: Domain };

/** What an argument must be, in words that follow "expected". */
export function expected(parameter: AnyParameter): Text {
  if ("expects" in parameter) return parameter.expects;
  if ("choices" in parameter) {
    const choices = parameter.choices.map((choice) => choice.id).join(" / ");
    if (!("domain" in parameter)) return { zh: choices, en: choices };
    const { zh, en } = expectation(parameter.domain, parameter.unit);
    return { zh: `${choices}，或${zh}`, en: `${choices} or ${en}` };
  }
  if ("domain" in parameter) return expectation(parameter.domain, parameter.unit);
  if (!("type" in parameter)) return { zh: "表格区域", en: "a table" };
  switch (parameter.type) {
    case "boolean":
      return { zh: "TRUE 或 FALSE", en: "TRUE or FALSE" };
    case "date":
      return { zh: "日期，如 2025-02-27", en: "a date such as 2025-02-27" };
    case "text":
      return { zh: "文本", en: "text" };
  }
}

/** A blank stands between Chinese and what is not. */
function shouldBe(zh: string): string {
  return /^[\x21-\x7e]/.test(zh) ? `应为 ${zh}` : `应为${zh}`;
}

/** Something is wrong with one argument: its name, then what the text says. */
export function argumentError(kind: MetricErrorKind, parameter: AnyParameter, says: Text): MetricError {
  const name = parameterText(parameter);
  return new MetricError(kind, { zh: name.zh + says.zh, en: `${name.en} ${says.en}` });
}

/** The argument, or the cell of it that counts, is missing. */
export function missingArgument(parameter: AnyParameter): MetricError {
  const { zh, en } = expected(parameter);
  const zeroIsMissing = "domain" in parameter && isZeroMissing(parameter.domain);
  return argumentError("missing", parameter, {
    zh: `缺失${zeroIsMissing ? "或为 0" : ""}，${shouldBe(zh)}`,
    en: `is missing${zeroIsMissing ? " or 0" : ""}, expected ${en}`,
  });
}

/** The argument is not what is expected; `given` is quoted as the user would write it. */
export function wrongArgument(parameter: AnyParameter, given: string): MetricError {
  const { zh, en } = expected(parameter);
  return argumentError("badInput", parameter, {
    zh: `${shouldBe(zh)}，给出的是 ${given}`,
    en: `must be ${en}, got ${given}`,
  });
}

/** A range was given where one value, one row or one column is taken. */
export function wrongShape(parameter: AnyParameter, wanted: Text, shape: Shape): MetricError {
  return argumentError("badInput", parameter, {
    zh: `${shouldBe(wanted.zh)}，给出的是 ${shapeText(shape)} 的区域`,
    en: `must be ${wanted.en}, got a range of ${shapeText(shape)}`,
  });
}

/** Ranges that must agree do not: the text names each with its shape. */
export function misfit(blocks: readonly (readonly [Parameter, Shape])[], rule: Text): MetricError {
  const [zh, en] = (["zh", "en"] as const).map((language) =>
    blocks.map(([parameter, shape]) => {
      const space = language === "en" ? " " : "";
      return `${parameterText(parameter)[language]}${space}${shapeText(shape)}`;
    }),
  ) as [string[], string[]];
  return new MetricError("badInput", {
    zh: `区域大小不一致：${zh.join("，")}；${rule.zh}`,
    en: `The ranges do not fit together: ${en.join(", ")}; ${rule.en}`,
  });
}
