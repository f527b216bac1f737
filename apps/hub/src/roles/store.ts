/** Who an actor is at this instant, as the realm's register says: its person and the roles that count now. */
import { sql } from "kysely";
import { askDuty } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";

export interface Standing {
  readonly personId: string | undefined;
  readonly roles: readonly string[];
  /** Of its body all but its own door is closed. */
  readonly closed: boolean;
}

/** On the realm's clock: a membership that ended counts no more from its instant on, also within an open session. */
export async function standingOf(realm: Realm, actorId: string): Promise<Standing> {
  const [row] = await askDuty(
    realm,
    "door",
    sql<{ person_id: string | null; roles: string[]; closed: boolean }>`
      select a.person_id, array(select r from roles_of(a.actor_id) r order by r) as roles, is_closed(a.organisation_id) as closed
      from actor a where a.actor_id = ${actorId}::uuid`,
  );
  return { personId: row?.person_id ?? undefined, roles: row?.roles ?? [], closed: row?.closed ?? true };
}
