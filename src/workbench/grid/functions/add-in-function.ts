import {
  BaseFunction,
  ErrorType,
  ErrorValueObject,
  type BaseReferenceObject,
  type BaseValueObject,
} from "@univerjs/engine-formula";
import type { FunctionDescription, FunctionResult } from "../../host/grid.ts";
import { readArguments, type ArgumentBlock } from "./arguments.ts";
import type { Caller } from "./function-calls.ts";
import { valueObjectOf, waitingValue } from "./results.ts";

export type Ask = (id: string, args: readonly ArgumentBlock[], caller: Caller) => FunctionResult | null;

/** One of the add-in's functions, as the formula engine sees it: it answers at once, if only that it has to wait. */
export class AddInFunction extends BaseFunction {
  /** A reference tells an empty cell from an argument that was not given. */
  override needsReferenceObject = true;
  override minParams: number;
  override maxParams: number;

  constructor(
    private readonly description: FunctionDescription,
    private readonly ask: Ask,
  ) {
    super(description.fullName.toUpperCase());
    this.minParams = description.parameters.filter((parameter) => !parameter.optional).length;
    this.maxParams = description.parameters.length;
  }

  override calculate(...given: (BaseValueObject | BaseReferenceObject)[]): BaseValueObject {
    const args = readArguments(given);
    if (!args) return waitingValue();
    const { subUnitId, row, column } = this;
    if (!subUnitId) return new ErrorValueObject(ErrorType.VALUE);
    const result = this.ask(this.description.id, args, { sheet: subUnitId, row, column });
    return result ? valueObjectOf(result, { row, column }) : waitingValue();
  }
}
