import { randomUUID } from "node:crypto";
import { inject, onTestFinished } from "vitest";
import { runSql } from "./run-sql.ts";

/** The superuser's address of this run's PostgreSQL. */
export async function postgresUrl(): Promise<string> {
  const response = await fetch(inject("postgres"));
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}

/** The address of an empty database of this test's own, gone when the test is over. */
export async function freshDatabase(server?: string): Promise<string> {
  const superuser = server ?? (await postgresUrl());
  const name = uniqueName();
  await runSql(superuser, `CREATE DATABASE ${name}`);
  onTestFinished(async () => {
    await runSql(superuser, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return databaseAt(superuser, name);
}

/** The address of a schema of this test's own in the server's first database, gone when the test is over: made faster than a database. */
export async function freshSchema(): Promise<string> {
  const superuser = await postgresUrl();
  const name = uniqueName();
  await runSql(superuser, `CREATE SCHEMA ${name}`);
  onTestFinished(async () => {
    await runSql(superuser, `DROP SCHEMA ${name} CASCADE`);
  });
  return `${superuser}?options=${encodeURIComponent(`-c search_path=${name}`)}`;
}

const uniqueName = (): string => `test_${randomUUID().replaceAll("-", "")}`;

/** The same server's database of that name. */
export function databaseAt(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
