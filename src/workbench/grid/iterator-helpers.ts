/** The engine uses an iterator helper that Node 20 and older browsers lack: `Iterator.prototype.some`. */
const prototype = Reflect.getPrototypeOf(Reflect.getPrototypeOf([][Symbol.iterator]()) ?? {}) ?? {};

if (!("some" in prototype)) {
  Object.defineProperty(prototype, "some", {
    configurable: true,
    writable: true,
    value(this: Iterable<unknown>, predicate: (value: unknown) => boolean): boolean {
      for (const value of this) if (predicate(value)) return true;
      return false;
    },
  });
}
