/**
 * Inspections of the record, by sampling or by target. Whoever is inspected can tell neither that it was nor what was looked at:
 * everything of it, its entry included, lies under a label of the commission alone. Which entries a sample holds was decided by
 * a seed that nobody chose and that is kept.
 */
import { createHmac } from "node:crypto";
import { drawSample } from "@noroshi/oversight";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { isUuid } from "../intake/routes.ts";
import {
  entriesInScope,
  insertInspection,
  insertInspectionWord,
  inspectionById,
  type Scope,
} from "./inspection-store.ts";
import { mustBeCommission, ownLabel, wrong } from "./own-label.ts";
import { record } from "./recorder.ts";

const Instant = z.iso.datetime({ offset: true });

export const InspectionSaid = z.strictObject({
  way: z.enum(["sample", "target"]),
  /** How many entries a sample holds. */
  size: z.number().int().min(1).max(500).default(20),
  body: z.string().min(1).max(200).nullish(),
  act: z.string().min(1).max(100).nullish(),
  subject: z.string().refine(isUuid).nullish(),
  from: Instant.nullish(),
  to: Instant.nullish(),
  traffic: z.boolean().default(false),
  files: z.boolean().default(false),
  reason: z.string().trim().min(1).max(8000),
});

/** Entries that an inspection by target looks at, at most: more is no target. */
const TARGET_MOST = 500;
/** Entries that a sample is drawn from, at most. */
const SAMPLE_FROM = 500_000;

/** @throws Refusal NOT_ALLOWED, NOT_UNDERSTOOD for a target that is none or a body that is not there */
export async function inspect(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof InspectionSaid>,
): Promise<Done> {
  mustBeCommission(signed);
  const scope = await scopeOf(signed, said);
  if (said.way === "target" && !scope.bodyId && !scope.subject)
    throw wrong("way", "A target is a body or a subject.", "対象は組織か対象物の番号で示してください。");
  const most = said.way === "target" ? TARGET_MOST : SAMPLE_FROM;
  const ids = await entriesInScope(tx, scope, most);
  if (ids.length > most)
    throw wrong("from", `More than ${most} entries: narrow it.`, `${most}件を超えます。範囲を狭めてください。`);
  const seed = Buffer.from(doing.chance.bytes(32));
  const hash = (id: string): string => createHmac("sha256", seed).update(id).digest("hex");
  const items = said.way === "sample" ? drawSample(ids, said.size, hash) : ids;
  const label = await ownLabel(signed);
  const id = doing.chance.uuid();
  await insertInspection(signed.room.realm, tx, {
    id,
    label,
    way: said.way,
    scope,
    seed,
    population: ids.length,
    items,
    reason: said.reason,
    receiptId: doing.receiptId,
    at: doing.at,
  });
  await noted(tx, "inspection.ordered", label.label_id, id, {
    way: said.way,
    items: items.length,
    receipt: doing.receiptId,
  });
  return { outcome: "recorded" };
}

export const InspectionWordSaid = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("finding"), words: z.string().trim().min(1).max(8000) }),
  z.strictObject({
    kind: z.literal("closing"),
    outcome: z.enum(["in_order", "not_in_order"]),
    words: z.string().trim().min(1).max(8000),
  }),
]);

/** @throws Refusal NOT_FOUND, NOT_NOW for one that is closed */
export async function sayOnInspection(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof InspectionWordSaid>,
): Promise<Done> {
  mustBeCommission(signed);
  const row = await inspectionById(tx, id);
  if (!row) throw new Refusal("NOT_FOUND");
  if (row.closed_at !== null) throw new Refusal("NOT_NOW");
  await insertInspectionWord(signed.room.realm, tx, row, {
    id: doing.chance.uuid(),
    kind: said.kind,
    outcome: said.kind === "closing" ? said.outcome : null,
    words: said.words,
    receiptId: doing.receiptId,
  });
  await noted(tx, said.kind === "closing" ? "inspection.closed" : "inspection.found", row.label_id, id, {
    receipt: doing.receiptId,
  });
  return { outcome: "recorded" };
}

async function scopeOf(signed: Signed, said: z.infer<typeof InspectionSaid>): Promise<Scope> {
  const directory = await signed.room.directory();
  const body = said.body ? (directory.bySlug(said.body) ?? directory.byId(said.body)) : undefined;
  if (said.body && !body) throw wrong("body", "No such body in this realm.", "この領域にその組織はありません。");
  return {
    bodyId: body?.id,
    act: said.act ?? undefined,
    subject: said.subject ?? undefined,
    from: said.from ?? undefined,
    to: said.to ?? undefined,
    traffic: said.traffic || undefined,
    files: said.files || undefined,
  };
}

async function noted(
  tx: ReaderTx,
  act: "inspection.ordered" | "inspection.found" | "inspection.closed",
  labelId: number,
  subject: string,
  facts: Readonly<Record<string, string | number>>,
): Promise<void> {
  await record(tx, [{ act, actorId: tx.reader.actorId, labelId, subject, facts }]);
}
