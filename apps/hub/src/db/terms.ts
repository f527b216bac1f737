/**
 * A body's terms changed: they ride on what it sent before as well. Its labels change in place, so that every row follows at once;
 * sets are computed anew by the caller, in the same transaction. What a file itself restricts stays.
 */
import { createHash } from "node:crypto";
import type { Caveat, Label } from "@noroshi/handling";
import { type Kysely, sql } from "kysely";
import { lockLabels } from "./audience.ts";
import { markingDigest } from "./labels.ts";
import type { RealmTables } from "./tables.ts";
import { loadLabels } from "./world.ts";

export interface TermsChange {
  readonly organisationId: string;
  /** As caveats, before and after. */
  readonly before: readonly Caveat[];
  readonly after: readonly Caveat[];
}

/** @returns how many labels carry other restrictions now */
export async function changeTerms(db: Kysely<RealmTables>, change: TermsChange): Promise<number> {
  await lockLabels(db);
  let changed = 0;
  for (const { labelId, label } of await loadLabels(db)) {
    const now = underTerms(label, change);
    if (now === undefined) continue;
    await write(db, labelId, now);
    changed++;
  }
  return changed;
}

/** The label under the new terms; undefined where they change nothing. Terms ride on reports and their values alone. */
export function underTerms(label: Label, { organisationId, before, after }: TermsChange): Label | undefined {
  if (label.class !== "report" && label.class !== "item") return undefined;
  const change = (caveats: readonly Caveat[]): readonly Caveat[] => {
    const gone = before.filter((c) => !after.includes(c) && !saidByTheFile(label, c));
    return [...new Set([...caveats.filter((c) => !gone.includes(c)), ...after])].sort();
  };
  const caveats = label.ownerId === organisationId ? change(label.caveats) : label.caveats;
  const { originatorCaveats } = label;
  const originators =
    originatorCaveats !== undefined && label.originatorId === organisationId
      ? change(originatorCaveats)
      : originatorCaveats;
  if (same(caveats, label.caveats) && same(originators, originatorCaveats)) return undefined;
  return { ...label, caveats, ...(originators === undefined ? {} : { originatorCaveats: originators }) };
}

/** Of a label from before this was kept, nobody knows any more whose word a single group is: then it stays. */
function saidByTheFile(label: Label, caveat: Caveat): boolean {
  if (label.stated !== undefined) return label.stated.includes(caveat);
  return caveat.startsWith("group:") && !caveat.includes("|");
}

const same = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  [...(a ?? [])].sort().join("\n") === [...(b ?? [])].sort().join("\n");

/** The marking may be interned already under another number: then this one keeps a name of its own and is not found by it. */
async function write(db: Kysely<RealmTables>, labelId: number, label: Label): Promise<void> {
  const digest = markingDigest(label);
  const taken = await db
    .selectFrom("label")
    .select("label_id")
    .where("digest", "=", digest)
    .where("label_id", "<>", labelId)
    .executeTakeFirst();
  const own = taken === undefined ? digest : createHash("sha256").update(digest).update(String(labelId)).digest();
  await sql`update label set caveats = ${[...label.caveats]}::text[], originator_caveats = ${label.originatorCaveats === undefined ? null : [...label.originatorCaveats]}::text[],
    digest = ${own} where label_id = ${labelId}`.execute(db);
}
