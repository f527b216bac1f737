/** Small tools of the visibility bench: a raw connection as a duty's role, and the middle of a row of numbers. */
import pg from "pg";
import { clientOptions } from "../../../apps/hub/src/db/admin.ts";
import type { Duty } from "../../../apps/hub/src/db/names.ts";
import type { Realm } from "../../../apps/hub/src/db/realm.ts";
import { passwordOf } from "../../../apps/hub/src/db/roles.ts";

export async function asRole<T>(realm: Realm, duty: Duty, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const who = { user: realm.names.roles[duty], password: passwordOf(realm.key, duty) };
  const client = new pg.Client(clientOptions(realm.database.postgres.connection, who));
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
