import type { FastifyInstance } from "fastify";
import { fieldList, type FieldList } from "../../contracts/api.ts";
import { FIELDS } from "../../core/fields/catalogue.ts";

export function registerFields(app: FastifyInstance): void {
  const catalogue: FieldList = {
    fields: FIELDS.map(({ numberFormat, datasets, ...field }) => ({
      ...field,
      number_format: numberFormat,
      datasets: [...datasets],
    })),
  };
  app.get("/fields", { schema: { response: { 200: fieldList } } }, () => catalogue);
}
