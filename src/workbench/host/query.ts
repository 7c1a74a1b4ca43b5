import { HostObject } from "./host-object.ts";
import type { QueryInfo } from "./wire.ts";

class Selection extends Map<string, Selection> {}

/** Answers `load()`: the selected properties under their wire names, collections as `_Items`. */
export function answerQuery(object: HostObject, query: QueryInfo): Promise<unknown> {
  const selection = new Selection();
  for (const path of [...(query.Select ?? ["*"]), ...(query.Expand ?? [])]) addPath(selection, path);
  return select(object, selection, query);
}

function addPath(selection: Selection, path: string): void {
  let level = selection;
  for (const part of path.split(/[/.]/)) {
    const name = wireName(part.trim());
    if (name === "Items") continue;
    const next = level.get(name) ?? new Selection();
    level.set(name, next);
    level = next;
  }
}

function wireName(name: string): string {
  return name.startsWith("_") || name === "*" || name === "$all" ? name : name.charAt(0).toUpperCase() + name.slice(1);
}

async function select(object: HostObject, selection: Selection, query: QueryInfo = {}): Promise<unknown> {
  const answer: Record<string, unknown> = { ...object.identity() };
  const forItems = new Selection();
  const isCollection = object.type.items !== undefined;
  for (const [name, inner] of selection) {
    if (name === "*" || name === "$all") {
      for (const scalar of object.scalarNames) answer[scalar] = await object.read(scalar);
      if (isCollection) forItems.set(name, inner);
    } else if (isCollection && !object.hasProperty(name)) {
      forItems.set(name, inner);
    } else if (object.hasObject(name)) {
      answer[name] = await selectChild(object, name, inner);
    } else {
      answer[name] = await object.read(name);
    }
  }
  if (forItems.size > 0) answer["_Items"] = await selectItems(object, forItems, query);
  return answer;
}

async function selectChild(object: HostObject, name: string, selection: Selection): Promise<unknown> {
  const child = await object.object(name);
  if (!(child instanceof HostObject)) return null;
  return select(child, selection.size === 0 ? new Selection([["*", new Selection()]]) : selection);
}

async function selectItems(collection: HostObject, selection: Selection, query: QueryInfo): Promise<unknown[]> {
  const from = query.Skip ?? 0;
  const items = (await collection.items()).slice(from, query.Top === undefined ? undefined : from + query.Top);
  const answers: unknown[] = [];
  for (const item of items) answers.push(await select(item, selection));
  return answers;
}
