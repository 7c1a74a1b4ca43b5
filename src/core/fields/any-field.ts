import type { Text } from "../text.ts";
import { FIELDS, MARKET_DATASETS, SECURITY_DATASETS, type Field, type FieldId } from "./catalogue.ts";
import { DATASET_NAMES } from "./dataset-names.ts";
import { DERIVED_FIELDS, type DerivedField } from "./derived.ts";

/** What identifies a security, and the sector that the default scheme puts it in. */
type IdentityFieldId = "code" | "name" | "exchange" | "sector";

interface Described {
  readonly id: string;
  readonly abbreviation?: string;
  readonly name: Text;
  readonly unit: DerivedField["unit"];
  readonly numberFormat: string;
  /** What it is, in a sentence. */
  readonly about: Text;
  readonly ofSecurities: boolean;
  /** Of an exchange's days, or of all exchanges'. */
  readonly ofMarkets: boolean;
}

/** A field that formulas and tables can ask for. */
export type AnyField =
  | (Described & { readonly kind: "identity"; readonly id: IdentityFieldId })
  | (Described & { readonly kind: "disclosed"; readonly field: Field & { readonly id: FieldId } })
  | (Described & { readonly kind: "derived"; readonly field: DerivedField });

const identity = (id: IdentityFieldId, name: Text, about: Text): AnyField => ({
  ...{ kind: "identity", id, name, about, unit: "text", numberFormat: "@" },
  ...{ ofSecurities: true, ofMarkets: false },
});

const IDENTITY: readonly AnyField[] = [
  identity(
    "code",
    { zh: "证券代码", en: "Code" },
    { zh: "六位代码与市场后缀，如 600519.SH", en: "Six digits and the market's suffix, such as 600519.SH" },
  ),
  identity("name", { zh: "证券简称", en: "Name" }, { zh: "证券简称", en: "Short name of the security" }),
  identity("exchange", { zh: "交易所", en: "Exchange" }, { zh: "SSE、SZSE 或 BSE", en: "SSE, SZSE or BSE" }),
  identity(
    "sector",
    { zh: "行业", en: "Sector" },
    { zh: "默认分类（东财）的行业", en: "Sector of the default scheme, Eastmoney's" },
  ),
];

const ofDisclosed = (field: Field & { readonly id: FieldId }): AnyField => {
  const { id, abbreviation, name, unit, numberFormat, datasets } = field;
  const sets = datasets.map((dataset) => DATASET_NAMES[dataset]);
  return {
    ...{ kind: "disclosed", field, id, name, unit, numberFormat, ...(abbreviation && { abbreviation }) },
    about: {
      zh: `披露：${sets.map(({ zh }) => zh).join("、")}`,
      en: `Disclosed: ${sets.map(({ en }) => en).join(", ")}`,
    },
    ofSecurities: datasets.some((dataset) => (SECURITY_DATASETS as readonly string[]).includes(dataset)),
    ofMarkets: datasets.some((dataset) => (MARKET_DATASETS as readonly string[]).includes(dataset)),
  };
};

const ofDerived = (field: DerivedField): AnyField => {
  const { id, abbreviation, name, unit, numberFormat, about, subjects } = field;
  return {
    ...{ kind: "derived", field, id, name, unit, numberFormat, about, ...(abbreviation && { abbreviation }) },
    ofSecurities: subjects.includes("stock"),
    ofMarkets: subjects.includes("market"),
  };
};

/** Every field: what identifies, what is disclosed, what is derived, in the order in which tables show them. */
export const ALL_FIELDS: readonly AnyField[] = [
  ...IDENTITY,
  ...FIELDS.map(ofDisclosed),
  ...DERIVED_FIELDS.map(ofDerived),
];
