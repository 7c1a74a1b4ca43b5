import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { startCluster, type Cluster } from "./cluster.ts";

/** A standby of the server, made of a copy of its files while it runs, that follows it from then on. */
export function startStandby(primary: Cluster): Promise<Cluster> {
  return startCluster({ hot_standby: "on" }, async (directory) => {
    const data = join(directory, "data");
    const client = new pg.Client(primary.url);
    await client.connect();
    try {
      await client.query("SELECT pg_backup_start('standby', true)");
      await cp(join(primary.directory, "data"), data, { recursive: true });
      const { rows } = await client.query<{ labelfile: string }>("SELECT labelfile FROM pg_backup_stop(false)");
      await writeFile(join(data, "backup_label"), rows[0]!.labelfile);
    } finally {
      await client.end();
    }
    await rm(join(data, "postmaster.pid"));
    const { port, password } = new URL(primary.url);
    const conninfo = `host=127.0.0.1 port=${port} user=postgres password=${decodeURIComponent(password)}`;
    await writeFile(join(data, "postgresql.auto.conf"), `primary_conninfo = '${conninfo}'\n`);
    await writeFile(join(data, "standby.signal"), "");
  });
}
