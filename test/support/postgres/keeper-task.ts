/** What a keeper is told: where, and with which settings of `postgresql.conf`. */
export interface KeeperTask {
  /** Belongs to the keeper from now on; PostgreSQL's own files are in `data` below it. */
  readonly directory: string;
  readonly port: number;
  readonly password: string;
  /** False where `data` holds a copy of another server's files. */
  readonly initialise: boolean;
  readonly settings: Readonly<Record<string, string | number>>;
}

/** What a keeper says once, when PostgreSQL answers or has failed. */
export type KeeperReport =
  { readonly started: true; readonly pid: number } | { readonly started: false; readonly message: string };
