import { LRUMap } from "@univerjs/core";
import { ValueObjectFactory, type BaseValueObject, type IFunctionService } from "@univerjs/engine-formula";

const FORMULAS = 50_000;
const TEXTS = 10_000;
const FOR_EACH = "forEach";

/** The engine has room for 5,000 parsed formulas: with one more in the workbook, every calculation parses all of them, twice. */
export function keepParsedFormulas(functions: IFunctionService): void {
  const forEach: unknown = Reflect.get(LRUMap.prototype, FOR_EACH);
  // The cache itself is not to be had, but there is a method that goes through it.
  Reflect.set(LRUMap.prototype, FOR_EACH, function (this: LRUMap<string, unknown>) {
    this.limit = FORMULAS;
  });
  try {
    functions.deleteFormulaAstCacheKey();
  } finally {
    Reflect.set(LRUMap.prototype, FOR_EACH, forEach);
  }
}

const create = ValueObjectFactory.create.bind(ValueObjectFactory);
const texts = new Map<string, BaseValueObject>();

/** Whether a text in a formula is a date or an amount is found out once, not at every calculation. */
ValueObjectFactory.create = (raw, isTextInAnyCase) => {
  const known = typeof raw === "string" ? texts.get(raw) : undefined;
  if (known) return known;
  const made = create(raw, isTextInAnyCase);
  if (typeof raw === "string" && !isTextInAnyCase && made.isString()) {
    if (texts.size >= TEXTS) texts.clear();
    texts.set(raw, made);
  }
  return made;
};
