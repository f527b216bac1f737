import pg, { type ClientBase } from "pg";
import { type RealmKey } from "../keeping/realm-key.ts";
import { type Database } from "./admin.ts";
import { type ActSeed, type Chance } from "./chance.ts";
import { type RealmNames } from "./names.ts";
import type { Log, Postgres } from "./postgres.ts";
export type RealmKind = "live" | "exercise" | "replay";
/** `running` is the host's time; `starting` runs on from an instant; `stepped` stands still until it is moved. */
export type RealmClock = {
    readonly kind: "running";
} | {
    readonly kind: "starting";
    readonly at: string;
} | {
    readonly kind: "stepped";
    readonly at: string;
};
export interface RealmPlan {
    readonly name: string;
    readonly kind: RealmKind;
    /** Live realms are always `running`, replay realms always `stepped`; the database refuses anything else. */
    readonly clock?: RealmClock;
    /** The hub's own country (ISO 3166-1 alpha-2), JP when not said: what the handling rule calls domestic. */
    readonly country?: string;
}
export interface Realm {
    readonly name: string;
    readonly kind: RealmKind;
    readonly names: RealmNames;
    readonly database: Database;
    readonly key: RealmKey;
    /** Randomness of one act: foretold in exercise and replay realms, mixed with the system's in a live one. */
    chance(seed: ActSeed): Chance;
    /** For the job runner only: a role that can reach the queue and nothing else. */
    readonly jobsPool: pg.Pool;
    close(): Promise<void>;
}
/** Makes a database ready for realms: the shared schema `noroshi` that lists them. */
export declare function openDatabase(postgres: Postgres, log: Log): Promise<Database>;
export declare function listRealms(database: Database): Promise<readonly {
    readonly name: string;
    readonly kind: RealmKind;
}[]>;
/** Makes a new realm and opens it. Codes: REALM_NAME, REALM_EXISTS, ROLE_TAKEN, MIGRATION_FAILED. */
export declare function createRealm(database: Database, plan: RealmPlan): Promise<Realm>;
/** Makes a realm's key, roles and schema inside the caller's transaction, lets `furnish` fill it, and lists it. */
export declare function raiseRealm(client: ClientBase, database: Database, name: string, kind: RealmKind, furnish: () => Promise<unknown>): Promise<void>;
/** Opens a realm and brings its schema up to date. Codes: REALM_UNKNOWN, MIGRATION_CHANGED, MIGRATION_FAILED; key codes of keeping. */
export declare function openRealm(database: Database, name: string): Promise<Realm>;
/** Removes an exercise or replay realm with its roles; a live realm is never dropped by the hub. */
export declare function dropRealm(database: Database, name: string): Promise<void>;
