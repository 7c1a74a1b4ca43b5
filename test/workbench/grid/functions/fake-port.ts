import type {
  CellValue,
  FunctionCall,
  FunctionDescription,
  FunctionPort,
  FunctionResult,
} from "../../../../src/workbench/host/grid.ts";

/** The add-in's side of a grid under test: it keeps what it was asked and answers when the test says so. */
export function fakePort() {
  const messages: FunctionCall[][] = [];
  const cancelled: number[] = [];
  let listener: (invocation: number, result: FunctionResult) => void = () => undefined;
  const port: FunctionPort = {
    invoke: (calls) => void messages.push([...calls]),
    cancel: (invocation) => void cancelled.push(invocation),
    onResult: (onResult) => {
      listener = onResult;
    },
  };
  return {
    port,
    messages,
    cancelled,
    calls: (): FunctionCall[] => messages.flat(),
    answer: (call: FunctionCall | undefined, result: FunctionResult) =>
      listener(call?.invocation ?? Number.NaN, result),
  };
}

export function description(id: string, required: number, optional = 0): FunctionDescription {
  return {
    id,
    fullName: `RZRQ.${id}`,
    description: `What ${id} is`,
    parameters: Array.from({ length: required + optional }, (_, index) => ({
      name: `p${index + 1}`,
      description: `Parameter ${index + 1}`,
      optional: index >= required,
      dimensionality: "matrix" as const,
    })),
    cancelable: true,
  };
}

/** The first value of an argument. */
export function first(call: FunctionCall | undefined, index = 0): CellValue | undefined {
  return call?.args[index]?.[0]?.[0];
}
