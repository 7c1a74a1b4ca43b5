/** The values one after another, as a stream; a generator may do something between two of them. */
export async function* streamOf<Value>(values: Iterable<Value>): AsyncGenerator<Value, void, undefined> {
  for (const value of values) yield await Promise.resolve(value);
}
