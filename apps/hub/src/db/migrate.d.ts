import { type ClientBase } from "pg";
import type { RealmNames } from "./names.ts";
/**
 * Applies what is missing inside the caller's transaction; the roles must exist. Gives back the names of files applied.
 * `upTo` stops after that version: a restore loads a backup into the schema it was taken from.
 * Codes: MIGRATION_CHANGED (an applied file differs), MIGRATION_FAILED (the file and the server's words).
 */
export declare function migrate(client: ClientBase, names: RealmNames, upTo?: number): Promise<readonly string[]>;
/** Puts the realm's names into a file; `::type` is a cast and stays. */
export declare function withNames(sql: string, names: RealmNames): string;
