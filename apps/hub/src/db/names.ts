/**
 * The names that belong to one realm: its schema, its jobs schema, its roles.
 * A realm's name becomes part of SQL identifiers and file names, so it is held to a narrow alphabet here and nowhere else.
 */
import { DatabaseError } from "./errors.ts";

/** A duty is a narrow system permission with its own database role; `app` is the one that always acts for a reader. */
export const DUTIES = ["app", "fusion", "delivery", "door", "keeper", "jobs"] as const;
export type Duty = (typeof DUTIES)[number];

export interface RealmNames {
  readonly schema: string;
  readonly jobsSchema: string;
  readonly roles: Readonly<Record<Duty, string>>;
}

/** Names of a realm. Throws REALM_NAME unless the name is a short lower-case word (PostgreSQL cuts identifiers at 63 bytes). */
export function realmNames(realm: string): RealmNames {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(realm) || realm.endsWith("_jobs")) {
    throw new DatabaseError(
      "REALM_NAME",
      `A realm's name is 1–40 of a–z, 0–9 and _, begins with a letter and does not end in _jobs: ${JSON.stringify(realm)}`,
    );
  }
  const role = (duty: Duty) => `noroshi_${realm}_${duty}`;
  return {
    schema: `realm_${realm}`,
    jobsSchema: `realm_${realm}_jobs`,
    roles: {
      app: role("app"),
      fusion: role("fusion"),
      delivery: role("delivery"),
      door: role("door"),
      keeper: role("keeper"),
      jobs: role("jobs"),
    },
  };
}
