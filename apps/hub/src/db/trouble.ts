/**
 * Hears of a database's trouble behind a library that swallows it: sign-in answers "invalid key" for a database that is away,
 * and nobody may be told that a key is wrong when it could not be looked up.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { type KyselyConfig, PostgresDialect } from "kysely";
import type pg from "pg";
import { DatabaseError } from "./errors.ts";
import { mapFault } from "./faults.ts";

const listening = new AsyncLocalStorage<{ trouble: DatabaseError | undefined }>();

/** Runs `work` over connections from `heard`. Codes: whatever befell the database meanwhile, however `work` ended. */
export function telling<T>(work: () => Promise<T>): Promise<T> {
  const ear: { trouble: DatabaseError | undefined } = { trouble: undefined };
  return listening.run(ear, async () => {
    try {
      const result = await work();
      if (ear.trouble) throw ear.trouble;
      return result;
    } catch (error) {
      throw ear.trouble ?? mapFault(error);
    }
  });
}

/** What Kysely needs so that `telling` hears of failed connections and statements. */
export function heard(pool: pg.Pool): KyselyConfig {
  const connect = async (): Promise<pg.PoolClient> => {
    try {
      return await pool.connect();
    } catch (error) {
      note(error);
      throw error;
    }
  };
  return {
    dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } as pg.Pool }),
    log: (event) => {
      if (event.level === "error") note(event.error);
    },
  };
}

function note(error: unknown): void {
  const ear = listening.getStore();
  const trouble = mapFault(error);
  if (ear && trouble instanceof DatabaseError) ear.trouble ??= trouble;
}
