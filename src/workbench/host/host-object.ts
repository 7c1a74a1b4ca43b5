import { invalidArgument, unknownMember } from "./rich-api-error.ts";

/** A value or another object of the host; null is the null object. */
export type Answer = unknown;

/** One class of Excel's API: its members under their wire names (PascalCase). Whatever is not listed does not exist. */
export interface HostClass<T> {
  readonly name: string;
  /** What instantiating an object answers, by which the client finds it again in the next request. */
  identity?(target: T): Readonly<Record<string, unknown>>;
  readonly properties?: Readonly<Record<string, HostProperty<T>>>;
  /** Properties that are objects themselves. */
  readonly objects?: Readonly<Record<string, HostMethod<T>>>;
  readonly methods?: Readonly<Record<string, HostMethod<T>>>;
  /** The members of a collection. */
  items?(target: T): readonly HostObject[] | Promise<readonly HostObject[]>;
  /** `collection.getItem(key)` */
  item?(target: T, key: unknown): Answer;
}

export interface HostProperty<T> {
  get(target: T): unknown;
  set?(target: T, value: unknown): unknown;
}

export type HostMethod<T> = { call(target: T, ...args: readonly unknown[]): Answer }["call"];

/** An object that the add-in holds a proxy of. */
export class HostObject<T = unknown> {
  readonly type: HostClass<T>;
  readonly target: T;

  constructor(type: HostClass<T>, target: T) {
    this.type = type;
    this.target = target;
  }

  identity(): Readonly<Record<string, unknown>> {
    return this.type.identity?.(this.target) ?? {};
  }

  get scalarNames(): readonly string[] {
    return Object.keys(this.type.properties ?? {}).filter((name) => !name.startsWith("_"));
  }

  hasProperty(name: string): boolean {
    return own(this.type.properties, name) !== undefined;
  }

  hasObject(name: string): boolean {
    return own(this.type.objects, name) !== undefined;
  }

  read(name: string): unknown {
    const property = own(this.type.properties, name);
    if (property === undefined) throw this.unknown(name);
    return property.get(this.target);
  }

  write(name: string, value: unknown): unknown {
    const property = own(this.type.properties, name);
    if (property === undefined) throw this.unknown(name);
    if (property.set === undefined) throw this.unknown(`${name} (set)`);
    return property.set(this.target, value);
  }

  object(name: string): Answer {
    const member = own(this.type.objects, name);
    if (member === undefined) throw this.unknown(name);
    return member(this.target);
  }

  call(name: string, args: readonly unknown[]): Answer {
    const method = own(this.type.methods, name);
    if (method === undefined) throw this.unknown(`${name}()`);
    return method(this.target, ...args);
  }

  items(): readonly HostObject[] | Promise<readonly HostObject[]> {
    if (this.type.items === undefined) throw this.unknown("items");
    return this.type.items(this.target);
  }

  item(key: unknown): Answer {
    if (this.type.item === undefined) throw this.unknown("getItem()");
    return this.type.item(this.target, key);
  }

  private unknown(member: string): Error {
    return unknownMember(this.type.name, member);
  }
}

/** The target behind an argument that must be an object of this class. */
export function targetOf<T>(type: HostClass<T>, argument: unknown): T {
  if (argument instanceof HostObject && argument.type === type) return argument.target as T;
  throw invalidArgument(`A ${type.name} was expected, not ${describe(argument)}.`);
}

function describe(argument: unknown): string {
  return argument instanceof HostObject ? `a ${argument.type.name}` : JSON.stringify(argument);
}

function own<V>(table: Readonly<Record<string, V>> | undefined, name: string): V | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
