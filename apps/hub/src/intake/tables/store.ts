/** Saved mappings as rows of one body: a change is a new row, what was read before is never read anew. */
import { TableMapping } from "@noroshi/intake";
import type { ReaderTx } from "../../db/act.ts";
import type { LabelKey } from "../../db/label-cache.ts";

export interface StoredMapping {
  readonly name: string;
  readonly since: string;
  readonly mapping: TableMapping;
}

/** Every name's newest mapping of the reader's body, by name. */
export async function savedMappings(tx: ReaderTx, name?: string): Promise<readonly StoredMapping[]> {
  const rows = await tx.db
    .selectFrom("table_mapping")
    .distinctOn("name")
    .select(["name", "since", "body", "removed_at"])
    .where("owner_id", "=", tx.reader.organisationId)
    .$if(name !== undefined, (q) => q.where("name", "=", name ?? ""))
    .orderBy("name")
    .orderBy("since", "desc")
    .orderBy("mapping_id", "desc")
    .execute();
  return rows.flatMap((r) =>
    r.removed_at === null ? [{ name: r.name, since: r.since, mapping: TableMapping.parse(r.body) }] : [],
  );
}

/** How often the reader's body saved something under a name, what it took away again included. */
export async function timesSaved(tx: ReaderTx, name: string): Promise<number> {
  const { n } = await tx.db
    .selectFrom("table_mapping")
    .select((e) => e.fn.countAll<string>().as("n"))
    .where("owner_id", "=", tx.reader.organisationId)
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function insertMapping(
  tx: ReaderTx,
  m: {
    readonly id: string;
    readonly label: LabelKey;
    readonly name: string;
    readonly mapping: TableMapping;
    readonly at: string;
  },
): Promise<void> {
  await tx.db
    .insertInto("table_mapping")
    .values({
      mapping_id: m.id,
      ...m.label,
      owner_id: tx.reader.organisationId,
      name: m.name,
      body: JSON.stringify(m.mapping),
      since: m.at,
      said_by: tx.reader.actorId,
    })
    .execute();
}

/** Takes every row of a name away, so that no earlier one comes to count again. */
export async function removeMappings(tx: ReaderTx, name: string, at: string): Promise<void> {
  await tx.db
    .updateTable("table_mapping")
    .set({ removed_at: at })
    .where("owner_id", "=", tx.reader.organisationId)
    .where("name", "=", name)
    .where("removed_at", "is", null)
    .execute();
}
