/**
 * Takes a realm back to how it was founded, from beside the hub that runs it: for tests that play many worlds one after the
 * other. Bodies, roles, policies and law stay, and so do labels and readers' sets, which the hub remembers and which say
 * nothing without rows. Whatever else there is goes, tables that were added since as well.
 */
import { asAdmin } from "./admin.ts";
import { attachPostgres } from "./attach.ts";
import { realmNames } from "./names.ts";

/** What founds a realm, and what only says how something could be marked. */
const STAYS: readonly string[] = [
  "actor",
  "audience",
  "basis_state",
  "beside_label",
  "capability",
  "class_key",
  "clearance",
  "credential",
  "forbidden_pair",
  "label",
  "legal_basis",
  "link_policy",
  "machine_role",
  "membership",
  "migration",
  "organisation",
  "person",
  "reader",
  "realm",
  "role",
  "ruling_mark",
  "set_turn",
  "setting",
  "standing_order",
  "visible_class",
  "visible_label",
  "warning_value",
];

export interface Emptied {
  /** Call it while nothing is in work. */
  readonly empty: () => Promise<void>;
  readonly analysed: () => Promise<void>;
  readonly host: string;
}

/** Also lets the server answer before its disk has: a test's worlds are not to outlive the machine. */
export async function emptied(dataDir: string, realm: string): Promise<Emptied> {
  const database = { postgres: await attachPostgres(dataDir, {}), log: () => {} };
  const { schema } = realmNames(realm);
  const statements = await asAdmin(database, async (client) => {
    await client.query("alter database postgres set synchronous_commit = off");
    const { rows } = await client.query<{ statement: string }>(
      `select format('delete from %I.%I', $1::text, c.relname) as statement from pg_class c
       where c.relkind in ('r', 'p') and c.relnamespace = $1::text::regnamespace and c.relname <> all ($2)`,
      [schema, STAYS],
    );
    return rows.map((r) => r.statement);
  });
  return {
    host: database.postgres.connection.host,
    analysed: () => asAdmin(database, async (client) => void (await client.query("analyze"))),
    empty: () =>
      asAdmin(database, async (client) => {
        // Every row goes, so that no order among the tables has to be kept.
        await client.query(`begin; set local session_replication_role = replica; ${statements.join("; ")}; commit`);
      }),
  };
}
