import { HostObject } from "./host-object.ts";
import { answerQuery } from "./query.ts";
import { RichApiError } from "./rich-api-error.ts";
import {
  actionType,
  pathType,
  type ArgumentInfo,
  type RequestBody,
  type ResponseBody,
  type WireAction,
} from "./wire.ts";

/** Where the paths of a request begin, and what the end of a request needs. */
export interface Roots {
  readonly workbook: HostObject;
  /** `new Service()` by its full name. */
  service(name: string): HostObject;
  /** What a reference id stands for; throws when it is gone. */
  reference(id: string): HostObject;
  /** Waits until all that the request changed has reached the grid. */
  settle(): Promise<unknown>;
  /** Told of what the host lacks, and of its own failures. */
  report(failure: unknown): void;
}

/** Excel's codes for what a grid refuses. */
const gridRefusals: Readonly<Record<string, string>> = {
  notFound: "ItemNotFound",
  invalidArgument: "InvalidArgument",
  notAllowed: "InvalidOperation",
};

/** Runs one request of the client: its actions in order, up to the first that fails. */
export async function runRequest(roots: Roots, body: RequestBody): Promise<ResponseBody> {
  const paths = new Paths(roots, body);
  const results: { ActionId: number; Value: unknown }[] = [];
  const traceIds: number[] = [];
  let index = 0;
  try {
    for (const action of body.Actions) {
      if (action.ActionType === actionType.trace) traceIds.push(action.Id);
      results.push({ ActionId: action.Id, Value: await perform(action, paths) });
      index += 1;
    }
    await roots.settle();
    return { Results: results, TraceIds: traceIds };
  } catch (cause) {
    await roots.settle().catch((later: unknown) => roots.report(later));
    if (!isOrdinary(cause)) roots.report(cause);
    return { Results: results, TraceIds: traceIds, Error: describeFailure(cause, index) };
  }
}

async function perform(action: WireAction, paths: Paths): Promise<unknown> {
  if (action.ActionType === actionType.trace) return null;
  const object = await paths.resolve(action.ObjectPathId);
  if (object === null) return null;
  switch (action.ActionType) {
    case actionType.instantiate:
      return object.identity();
    case actionType.query:
      return answerQuery(object, action.QueryInfo ?? {});
    case actionType.method:
      return plain(await object.call(action.Name, await paths.arguments(action.ArgumentInfo)));
    case actionType.set: {
      const [value] = await paths.arguments(action.ArgumentInfo);
      await object.write(action.Name, value);
      return null;
    }
    default:
      throw new RichApiError("ApiNotFound", `Requests with action type ${action.ActionType} are not understood.`);
  }
}

function plain(answer: unknown): unknown {
  return answer instanceof HostObject ? answer.identity() : (answer ?? null);
}

/** A refusal that Excel knows as well, not a gap or a fault of the host. */
function isOrdinary(cause: unknown): boolean {
  const { code } = asRichApiError(cause);
  return code !== "ApiNotFound" && code !== "GeneralException";
}

function asRichApiError(cause: unknown): RichApiError {
  if (cause instanceof RichApiError) return cause;
  if (!(cause instanceof Error)) return new RichApiError("GeneralException", String(cause));
  const refusal = "code" in cause ? gridRefusals[String(cause.code)] : undefined;
  return new RichApiError(refusal ?? "GeneralException", cause.message);
}

function describeFailure(cause: unknown, index: number): NonNullable<ResponseBody["Error"]> {
  const error = asRichApiError(cause);
  return {
    Code: error.code,
    Message: error.message,
    Location: error.location,
    HttpStatusCode: error.status,
    ActionIndex: index,
  };
}

/** The object paths of one request, each resolved once: resolving `Add()` adds. */
class Paths {
  private readonly resolved = new Map<number, HostObject | null>();
  private readonly roots: Roots;
  private readonly body: RequestBody;

  constructor(roots: Roots, body: RequestBody) {
    this.roots = roots;
    this.body = body;
  }

  async resolve(id: number): Promise<HostObject | null> {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const answer = (await this.find(id)) ?? null;
    if (answer !== null && !(answer instanceof HostObject)) {
      throw new RichApiError("GeneralException", `Path ${id} of the request is a value, not an object.`);
    }
    this.resolved.set(id, answer);
    return answer;
  }

  async arguments(info: ArgumentInfo | undefined): Promise<readonly unknown[]> {
    const references = info?.ReferencedObjectPathIds;
    const values = info?.Arguments ?? [];
    return references === undefined || references === null ? values : this.substitute(values, references);
  }

  private async find(id: number): Promise<unknown> {
    const path = this.body.ObjectPaths[String(id)];
    if (path === undefined) throw new RichApiError("GeneralException", `The request has no path ${id}.`);
    if (path.ObjectPathType === pathType.root) return this.roots.workbook;
    if (path.ObjectPathType === pathType.service) return this.roots.service(path.Name);
    if (path.ObjectPathType === pathType.reference) return this.roots.reference(path.Name);
    if (path.ObjectPathType === pathType.nothing) return null;

    const parent = await this.resolve(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    const args = await this.arguments(path.ArgumentInfo);
    if (path.ObjectPathType === pathType.property) return parent.object(path.Name);
    if (path.ObjectPathType === pathType.indexer) return parent.item(args[0]);
    if (path.ObjectPathType === pathType.method) return parent.call(path.Name, args);
    throw new RichApiError("GeneralException", `Paths of type ${path.ObjectPathType} are not understood.`);
  }

  private async substitute(values: readonly unknown[], references: readonly unknown[]): Promise<unknown[]> {
    const result: unknown[] = [];
    for (const [index, value] of values.entries()) {
      const reference = references[index];
      if (typeof reference === "number" && reference !== 0) result.push(await this.resolve(reference));
      else if (Array.isArray(reference) && Array.isArray(value)) result.push(await this.substitute(value, reference));
      else result.push(value);
    }
    return result;
  }
}
