import type { FunctionDescription } from "../host/grid.ts";

/** The part of the custom functions' metadata on which a spreadsheet relies. */
interface MetadataJson {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description?: string;
    readonly parameters: readonly {
      readonly name: string;
      readonly description?: string;
      readonly dimensionality?: "scalar" | "matrix";
      readonly optional?: boolean;
    }[];
    readonly options?: { readonly cancelable?: boolean; readonly stream?: boolean };
  }[];
}

/** The functions as a formula names them: with the add-in's namespace. */
export function describeFunctions(json: string, namespace: string): FunctionDescription[] {
  const metadata = JSON.parse(json) as MetadataJson;
  return metadata.functions.map(({ id, name, description = "", parameters, options }) => ({
    id,
    fullName: `${namespace}.${name}`.toUpperCase(),
    description,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      description: parameter.description ?? "",
      optional: parameter.optional === true,
      dimensionality: parameter.dimensionality ?? "scalar",
    })),
    cancelable: options?.cancelable === true,
    ...(options?.stream === true ? { streaming: true } : {}),
  }));
}
