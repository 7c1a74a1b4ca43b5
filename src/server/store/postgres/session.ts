import pg from "pg";

/** A query of the session that is open; rows come as the columns are named. */
export type Ask = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

export interface Sessions {
  /** In a session of its own, between `begin` and COMMIT; ROLLBACK where the work fails. */
  inTransaction<Result>(begin: string, work: (ask: Ask) => Promise<Result>): Promise<Result>;
  /** In a session of its own, outside of any transaction, for as long as it takes. */
  alone(sql: string): Promise<void>;
  /** A session that stays open until it is ended, beside the others. */
  hold(): Promise<pg.Client>;
  close(): Promise<void>;
}

export interface SessionOptions {
  /** Sessions at the same time. */
  readonly max: number;
  /** Longest wait for an answer, so that a server gone without a word keeps nobody waiting; without it, for ever. */
  readonly answerMs?: number;
}

const CONNECT_MS = 5_000;
const KEEP_ALIVE_MS = 10_000;

/** Dates stay text: a day has no time zone. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** What a server's own configuration may have set otherwise; and its faster compression, where it was built with it. */
const SESSION = `
  SET datestyle = ISO; SET extra_float_digits = 1; SET bytea_output = hex; SET client_min_messages = warning;
  SELECT set_config(name, 'lz4', false) FROM pg_settings
  WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)`;

/** Sessions of one database. Nothing is connected before the first is needed. */
export function openSessions(url: string, { max, answerMs }: SessionOptions): Sessions {
  const settings = {
    connectionString: url,
    application_name: "rzrq",
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    types,
  };
  const pool = new pg.Pool({
    ...settings,
    max,
    query_timeout: answerMs,
    verify: (client, done) => void client.query(SESSION).then(() => done(), done),
  });
  // A session that ends while nobody uses it: the next who asks gets a new one, or the reason.
  pool.on("error", () => undefined);

  const hold = async (): Promise<pg.Client> => {
    const client = new pg.Client(settings);
    client.on("error", () => undefined);
    await client.connect();
    return client;
  };

  return {
    async inTransaction(begin, work) {
      const client = await pool.connect();
      let broken = false;
      const note = (): void => void (broken = true);
      client.on("error", note);
      const ask: Ask = async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
        (await client.query<Row & pg.QueryResultRow>(sql, [...values])).rows;
      try {
        await client.query(begin);
        const result = await work(ask);
        await client.query("COMMIT");
        return result;
      } catch (error) {
        // Where the session itself has gone, the server has rolled back; the first failure is the one to tell.
        await client.query("ROLLBACK").catch(note);
        throw error;
      } finally {
        client.removeListener("error", note);
        client.release(broken);
      }
    },

    async alone(sql) {
      const client = await hold();
      try {
        await client.query(sql);
      } finally {
        await client.end();
      }
    },

    hold,

    close: () => pool.end(),
  };
}
