import { type ClientBase } from "pg";
import type { RealmKey } from "../keeping/realm-key.ts";
import { type Duty, type RealmNames } from "./names.ts";
/** The password of a duty's role. */
export declare function passwordOf(key: RealmKey, duty: Duty): string;
/** Makes or corrects the five roles inside the caller's transaction. The administrator becomes a member, to hand things to them. */
export declare function makeRoles(client: ClientBase, names: RealmNames, key: RealmKey): Promise<void>;
/** RFC 5803 / PostgreSQL's stored form: SCRAM-SHA-256$<iterations>:<salt>$<StoredKey>:<ServerKey>. */
export declare function verifier(password: string, role: string): string;
