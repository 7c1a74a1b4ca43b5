/** What texts and logs may say of a database's address: the host, the port and the name, never user or password. */
export function describeAddress(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host || "localhost"}${pathname}`;
}
