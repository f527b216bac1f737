/**
 * Makes the database roles of a realm's duties: no superuser, no bypass of row security, owner of nothing, search path fixed.
 * Passwords derive from the realm's key; the server only ever gets a SCRAM verifier, so that no password reaches its log.
 */
import { createHash, createHmac, pbkdf2Sync } from "node:crypto";
import { type ClientBase, escapeIdentifier, escapeLiteral } from "pg";
import type { RealmKey } from "../keeping/realm-key.ts";
import { DUTIES, type Duty, type RealmNames } from "./names.ts";

/** The password of a duty's role. */
export function passwordOf(key: RealmKey, duty: Duty): string {
  return key.derive(`role:${duty}`).toString("base64url");
}

/** Makes or corrects the duties' roles inside the caller's transaction. The administrator becomes a member, to hand things to them. */
export async function makeRoles(client: ClientBase, names: RealmNames, key: RealmKey): Promise<void> {
  for (const duty of DUTIES) {
    const role = escapeIdentifier(names.roles[duty]);
    const known = await client.query("select from pg_roles where rolname = $1", [names.roles[duty]]);
    if (known.rowCount === 0) await client.query(`create role ${role}`);
    await client.query(
      `alter role ${role} with login nocreatedb nocreaterole password ${escapeLiteral(verifier(passwordOf(key, duty), names.roles[duty]))}`,
    );
    const path = duty === "jobs" ? names.jobsSchema : names.schema;
    await client.query(`alter role ${role} set search_path = ${escapeIdentifier(path)}, pg_temp`);
    await client.query(`alter role ${role} set timezone = 'UTC'`);
    // What is read from end to end holds everybody's rows: a reader's statements come by theirs on an index, so that the rows they
    // touch do not depend on what is stored out of sight.
    if (duty === "app") {
      await client.query(`alter role ${role} set enable_seqscan = off`);
      // Before PostgreSQL 18 a plan that could only be a scan is priced so high that it is compiled: 300 ms a question.
      await client.query(`alter role ${role} set jit = off`);
    }
    await client.query(`grant ${role} to current_user`);
  }
}

/** RFC 5803 / PostgreSQL's stored form: SCRAM-SHA-256$<iterations>:<salt>$<StoredKey>:<ServerKey>. */
export function verifier(password: string, role: string): string {
  const salt = createHash("sha256").update(`noroshi/scram/${role}`).digest().subarray(0, 16);
  const salted = pbkdf2Sync(password, salt, 4096, 32, "sha256");
  const clientKey = createHmac("sha256", salted).update("Client Key").digest();
  const stored = createHash("sha256").update(clientKey).digest("base64");
  const server = createHmac("sha256", salted).update("Server Key").digest("base64");
  return `SCRAM-SHA-256$4096:${salt.toString("base64")}$${stored}:${server}`;
}
