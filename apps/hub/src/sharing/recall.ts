/**
 * A reporter took back an answer: whoever was handed a value because of it is told to share and use it no further, unless it may
 * have the value from another source. Told are the value and the packages in which it stood; nobody learns whose answer it was.
 * In its collection the objects of these values are followed by a revoked version, so that a machine learns of it as well.
 * Computed by the delivery duty from what was handed over and by the handling rule; a job that runs twice tells once.
 */
import { type ConsentFlag, type Label, mayReceive } from "@noroshi/handling";
import { revocationOf } from "@noroshi/sharing";
import { DELIVERY_DUTY } from "../accounts/duties.ts";
import { writeActor } from "../accounts/store.ts";
import { actLabel } from "../acts/act-label.ts";
import { asDuty, type DutyTx } from "../db/act.ts";
import { internLabels } from "../db/labels.ts";
import { loadWorld, readLabels } from "../db/world.ts";
import type { OpenRealm } from "../open-realm.ts";
import { record } from "../oversight/recorder.ts";
import { flushAll } from "../provenance/handed-over.ts";
import { keepObjects, listed, releaseEntries } from "./delivery-store.ts";
import {
  handedTo,
  insertRecall,
  objectsHeld,
  type Serving,
  type Stated,
  statementsOf,
  valuesOfVersions,
} from "./recall-store.ts";

/** What a withdrawal asks for; ids only, so that it may stand in the queue. */
export interface Recalling {
  readonly withdrawal: string;
  /** All versions of the report. */
  readonly reports: readonly string[];
  readonly flags: readonly string[];
  readonly at: string;
}

/** @returns how many bodies were told now */
export async function recall(room: OpenRealm, r: Recalling): Promise<number> {
  const { realm } = room;
  await flushAll(realm); // what was served up to now counts
  await asDuty(realm, "door", (tx) =>
    writeActor(tx, { id: DELIVERY_DUTY, kind: "duty", organisationId: null, personId: null, name: "delivery duty" }),
  );
  return asDuty(realm, "delivery", async (tx) => {
    const due = await dueOf(tx, r);
    let told = 0;
    for (const [organisationId, items] of due) if (await tell(room, tx, r, organisationId, items)) told++;
    return told;
  });
}

/** For each body the values that it was handed, might have because of the answer, and may have from nowhere now. */
async function dueOf(tx: DutyTx<"delivery">, r: Recalling): Promise<ReadonlyMap<string, readonly Stated[]>> {
  const taken = await valuesOfVersions(tx, r.reports);
  if (taken.length === 0) return new Map();
  const handed = await handedTo(tx, taken);
  const now = await statementsOf(tx, taken);
  const ids = [...new Set([...taken, ...now].map((s) => s.label_id))];
  const labels = await readLabels(tx.db, ids);
  const world = await loadWorld(tx.db);
  const [before, still] = [byValue(taken, labels), byValue(now, labels)];
  const due = new Map<string, Stated[]>();
  for (const { organisation_id, kind, value } of handed) {
    const body = world.body(organisation_id);
    const key = keyOf({ kind, value });
    if (!body || (before.get(key) ?? []).some((l) => l.ownerId === body.id)) continue;
    const had = (before.get(key) ?? []).some((l) => mayReceive(body, answered(l, r.flags), world).allowed);
    const has = (still.get(key) ?? []).some((l) => l.ownerId === body.id || mayReceive(body, l, world).allowed);
    if (had && !has) due.set(organisation_id, [...(due.get(organisation_id) ?? []), { kind, value }]);
  }
  return due;
}

/** The label as it was while the answer stood. */
function answered(label: Label, flags: readonly string[]): Label {
  return { ...label, consent: [...label.consent, ...(flags as readonly ConsentFlag[])] };
}

function byValue(rows: readonly Serving[], labels: ReadonlyMap<number, Label>): ReadonlyMap<string, readonly Label[]> {
  return new Map(
    [...Map.groupBy(rows, keyOf)].map(([key, same]) => [key, same.flatMap((s) => labels.get(s.label_id) ?? [])]),
  );
}

const keyOf = ({ kind, value }: Stated): string => `${kind}\u0000${value}`;

async function tell(
  room: OpenRealm,
  tx: DutyTx<"delivery">,
  r: Recalling,
  organisationId: string,
  items: readonly Stated[],
): Promise<boolean> {
  const [label] = await internLabels(room.realm, [
    // Named, so that the duty may write under it; an empty audience is nobody's, the duty's neither.
    actLabel(organisationId, "red", [organisationId]),
  ]);
  if (!label) throw new Error("a label was not interned");
  const id = room.realm.chance({ actorId: DELIVERY_DUTY, act: `recall ${r.withdrawal} ${organisationId}` }).uuid();
  const isNew = await insertRecall(tx, { id, label, organisationId, at: r.at, items });
  if (isNew) await revoke(room, tx, organisationId, items, r.at);
  if (isNew)
    await record(tx, [
      {
        act: "recall.told",
        actorId: DELIVERY_DUTY,
        labelId: label.label_id,
        subject: id,
        facts: { count: items.length },
      },
    ]);
  return isNew;
}

/** The objects of these values in the body's collection, revoked. What others of the same audience have stays as it is. */
async function revoke(
  room: OpenRealm,
  tx: DutyTx<"delivery">,
  organisationId: string,
  items: readonly Stated[],
  at: string,
): Promise<void> {
  const held = await objectsHeld(tx, organisationId, items);
  if (held.length === 0) return;
  const [label] = await internLabels(room.realm, [actLabel(organisationId, "red", [])]);
  if (!label) throw new Error("a label was not interned");
  const revoked = held.map((h) => listed({ ...h, ...revocationOf(h, at) }));
  for (const [, same] of Map.groupBy(revoked, (o) => o.audienceKey.toString("hex"))) {
    const [first] = same;
    if (first) await keepObjects(tx, first.audienceKey, same);
  }
  await releaseEntries(tx, organisationId, label, revoked);
}
