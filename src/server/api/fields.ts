import type { FastifyInstance } from "fastify";
import { fieldList, type FieldList } from "../../contracts/api.ts";
import { FIELDS } from "../../core/fields/catalogue.ts";

/** The catalogue of fields as the API gives it. */
export const fieldCatalogue = (): FieldList => ({
  fields: FIELDS.map(({ numberFormat, datasets, ...field }) => ({
    ...field,
    number_format: numberFormat,
    datasets: [...datasets],
  })),
});

export function registerFields(app: FastifyInstance): void {
  app.get("/fields", { schema: { response: { 200: fieldList } } }, fieldCatalogue);
}
