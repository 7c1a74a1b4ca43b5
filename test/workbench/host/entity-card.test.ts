import { expect, test } from "vitest";
import { readCard } from "../../../src/workbench/host/services/entity-card.ts";

const properties = {
  Code: { type: "String", basicValue: "600519.SH" },
  "Financing balance": { type: "FormattedNumber", basicValue: 1250, numberFormat: "#,##0" },
  Suspended: true,
  融资余额: {
    type: "FormattedNumber",
    basicValue: 1250,
    numberFormat: "#,##0",
    propertyMetadata: { excludeFrom: { cardView: true } },
  },
  Broken: { type: "Error" },
};

test("a card shows the properties of its layout in their order, with their formats", () => {
  const layouts = { card: { title: "贵州茅台", sections: [{ properties: ["Financing balance", "Code"] }] } };
  expect(readCard({ text: "600519", properties, layouts })).toEqual({
    title: "贵州茅台",
    fields: [
      { label: "Financing balance", value: 1250, numberFormat: "#,##0" },
      { label: "Code", value: "600519.SH" },
    ],
  });
});

test("without a layout it shows all that are for cards and have a value", () => {
  const { title, fields } = readCard({ text: "贵州茅台", properties });
  expect(title).toBe("贵州茅台");
  expect(fields.map(({ label }) => label)).toEqual(["Code", "Financing balance", "Suspended"]);
});

test("an entity without properties has a card with its name", () => {
  expect(readCard({ text: "贵州茅台" })).toEqual({ title: "贵州茅台", fields: [] });
});
