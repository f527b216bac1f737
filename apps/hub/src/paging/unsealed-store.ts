/**
 * Seals what an older hub kept plain of contacts. A migration cannot: SQL holds no keys. Done at the start of a realm, once; what
 * is not sealed when the hub ends meanwhile is sealed at the next start. Until then such a contact is shown to nobody.
 */
import { sql } from "kysely";
import { asDuty } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { type ContentKey, mintKey } from "../keeping/keys.ts";
import { contactKeys } from "./contact-store.ts";

interface Unsealed {
  readonly id: string;
  readonly contact_id: string;
  readonly kind: "contact" | "shift" | "page_try";
  readonly plain: string;
}

const WRITES = {
  contact: (id: string, bytes: Buffer, key: string) =>
    sql`update contact set content_key = ${key}::uuid, content = ${bytes} where contact_id = ${id}::uuid`,
  shift: (id: string, bytes: Buffer) => sql`update shift set note = ${bytes} where shift_id = ${id}::uuid`,
  page_try: (id: string, bytes: Buffer) => sql`update page_try set detail = ${bytes} where page_try_id = ${id}::uuid`,
};

/** @returns how many contacts were sealed */
export async function sealOldContacts(realm: Realm): Promise<number> {
  return asDuty(realm, "keeper", async (tx) => {
    const { rows } = await sql<Unsealed>`select id, contact_id, kind, plain from unsealed order by kind, id`.execute(
      tx.db,
    );
    if (rows.length === 0) return 0;
    const at = (await tx.now()).toString();
    const keys = new Map<string, ContentKey>();
    // By kind: a contact comes before what was said about it.
    for (const row of rows) {
      const key = keys.get(row.contact_id) ?? (await mintKey(realm, tx, contactKeys(at)));
      keys.set(row.contact_id, key);
      await WRITES[row.kind](row.id, key.seal(row.kind, row.id, Buffer.from(row.plain)), key.id).execute(tx.db);
    }
    // Emptied as a whole: a deleted row would stay on its page.
    await sql`truncate unsealed`.execute(tx.db);
    return keys.size;
  });
}
