import type { FunctionCall, FunctionDescription, FunctionPort, FunctionResult } from "../grid.ts";
import { HostObject } from "../host-object.ts";
import type { PushEntry } from "../wire.ts";
import { readResult, wireArgument } from "./function-values.ts";

const category = 1;
const invokeType = 1000;
const cancelType = 1001;

const cancelable = 1;
const streaming = 2;
const errorsAllowed = 4;

type Listener = (invocation: number, result: FunctionResult) => void;

/** The way between formulas and the add-in's functions: `Microsoft.ExcelServices.CustomFunctions`. */
export class CustomFunctions implements FunctionPort {
  readonly service = new HostObject({ name: "CustomFunctions", methods: this.serviceMethods() }, this);
  /** Resolves when the add-in's runtime takes calls. */
  readonly ready: Promise<void>;
  private descriptions = new Map<string, FunctionDescription>();
  private readonly push: (entries: readonly PushEntry[]) => void;
  private readonly listeners: Listener[] = [];
  private waiting: PushEntry[] | null = [];
  private becomeReady: () => void = () => undefined;

  constructor(push: (entries: readonly PushEntry[]) => void) {
    this.push = push;
    this.ready = new Promise((resolve) => (this.becomeReady = resolve));
  }

  describe(descriptions: readonly FunctionDescription[]): void {
    this.descriptions = new Map(descriptions.map((description) => [description.id, description]));
  }

  invoke(calls: readonly FunctionCall[]): void {
    const entries: PushEntry[] = [];
    for (const call of calls) {
      const problem = this.findProblem(call);
      if (problem === null) entries.push(this.entryOf(call));
      else queueMicrotask(() => this.answer(call.invocation, problem));
    }
    this.send(entries);
  }

  cancel(invocation: number): void {
    this.send([[category, cancelType, "", JSON.stringify({ invocationId: invocation }), 0, false]]);
  }

  onResult(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** From now on the runtime takes calls; those that waited are sent. */
  start(): void {
    const entries = this.waiting;
    this.waiting = null;
    if (entries !== null) this.send(entries);
    this.becomeReady();
  }

  private send(entries: readonly PushEntry[]): void {
    if (entries.length === 0) return;
    if (this.waiting === null) this.push(entries);
    else this.waiting.push(...entries);
  }

  private entryOf({ invocation, id, args, address }: FunctionCall): PushEntry {
    const description = this.descriptions.get(id);
    const parameters = description?.parameters ?? [];
    const count = Math.max(parameters.length, args.length);
    const values = Array.from({ length: count }, (_, index) =>
      wireArgument(args[index] ?? null, parameters[index]?.dimensionality ?? "matrix"),
    );
    const flags =
      errorsAllowed |
      (description?.cancelable === true ? cancelable : 0) |
      (description?.streaming === true ? streaming : 0);
    return [category, invokeType, "", JSON.stringify([invocation, id, values, address, flags]), 0, false];
  }

  private findProblem({ id, args }: FunctionCall): FunctionResult | null {
    const parameters = this.descriptions.get(id)?.parameters ?? [];
    const wide = parameters.find(({ dimensionality }, index) => {
      const block = args[index];
      return dimensionality === "scalar" && block && (block.length > 1 || (block[0]?.length ?? 0) > 1);
    });
    if (wide === undefined) return null;
    return [[{ error: "#VALUE!", message: `${wide.name}: one value is expected, a range was given.` }]];
  }

  private answer(invocation: number, result: FunctionResult): void {
    for (const listener of this.listeners) listener(invocation, result);
  }

  private serviceMethods() {
    return {
      _SetOsfControlContainerReadyForCustomFunctions: (): void => this.start(),
      _GetEnabledFeatures: (): readonly number[] => [1, 2, 3, 4],
      SetInvocationArrayResults: (_target: unknown, results: unknown): void => {
        for (const [invocation, succeeded, value, errorCode] of results as readonly (readonly unknown[])[]) {
          this.answer(Number(invocation), readResult(succeeded === true, value, errorCode));
        }
      },
    };
  }
}
