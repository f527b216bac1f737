/**
 * A reporter took back an answer, or the time of its consent ran out: whoever was handed a value because of it is told to share and use
 * it no further, unless it may have the value from another source. Told are the value and the packages in which it stood; nobody learns
 * whose answer it was. In its collection the objects of these values are followed by a revoked version, and through its channels they go
 * out at once. Computed by the delivery duty from what was handed over and by the handling rule; a job that runs twice tells once.
 */
import { type ConsentFlag, type Grant, type Label, mayReceive, maySee } from "@noroshi/handling";
import { revocationOf } from "@noroshi/sharing";
import { DELIVERY_DUTY } from "../accounts/duties.ts";
import { writeActor } from "../accounts/store.ts";
import { actLabel } from "../acts/act-label.ts";
import { grantOf } from "../acts/consent.ts";
import { asDuty, type DutyTx } from "../db/act.ts";
import { internLabels } from "../db/labels.ts";
import { loadWorld, type ReadersWorld, readLabels } from "../db/world.ts";
import { openRecalls } from "../exchange/open-recalls.ts";
import type { OpenRealm } from "../open-realm.ts";
import { record } from "../oversight/recorder.ts";
import { flushAll } from "../provenance/handed-over.ts";
import { keepObjects, listed, lockDelivery, releaseEntries } from "./delivery-store.ts";
import {
  consentOf,
  type EndedConsent,
  type Handed,
  handedTo,
  insertRecall,
  objectsHeld,
  releasedOf,
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
  /** The consent that was taken back; null where answers of the form were. */
  readonly consent: string | null;
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
    await lockDelivery(tx);
    const ended = r.consent === null ? null : await consentOf(tx, r.consent);
    const taken = await valuesOfVersions(tx, r.reports, ended?.items ?? null);
    if (taken.length === 0) return 0;
    const ground = await groundOf(tx, r, ended, taken);
    const due = lost(ground, await handedTo(tx, taken));
    let told = 0;
    for (const [organisationId, items] of due) {
      if (!(await tell(room, tx, r, organisationId, items))) continue;
      told++;
    }
    await goOut(room, tx, r, ground, taken, due);
    return told;
  });
}

/** What decides who has to be told: the statements as they were and as they are. */
interface Ground {
  readonly before: ReadonlyMap<string, readonly Label[]>;
  readonly still: ReadonlyMap<string, readonly Label[]>;
  /** The label as it was while the answer stood. */
  readonly answered: (label: Label) => Label;
  readonly world: ReadersWorld;
}

async function groundOf(
  tx: DutyTx<"delivery">,
  r: Recalling,
  ended: EndedConsent | null,
  taken: readonly Serving[],
): Promise<Ground> {
  const now = await statementsOf(tx, taken);
  const labels = await readLabels(tx.db, [...new Set([...taken, ...now].map((s) => s.label_id))]);
  // As it was while it stood, whether it was taken back or its time ran out before anybody looks.
  const grants: readonly Grant[] = ended === null ? [] : [{ ...grantOf(ended.given, ended), untilMs: null }];
  return {
    before: byValue(taken, labels),
    still: byValue(now, labels),
    answered: (label) => ({
      ...label,
      consent: [...label.consent, ...(r.flags as readonly ConsentFlag[])],
      grants: [...(label.grants ?? []), ...grants],
    }),
    world: await loadWorld(tx.db),
  };
}

/**
 * For each body the values that it was handed, might have because of the answer, and may have from nowhere now.
 * @param eyes of statements that this body sees alone, as if there were no others
 */
function lost(ground: Ground, handed: readonly Handed[], eyes?: string): ReadonlyMap<string, readonly Stated[]> {
  const { before, still, answered, world } = ground;
  const looker = eyes === undefined ? undefined : world.body(eyes);
  const seen = (label: Label): boolean => looker === undefined || maySee(looker, label, world).allowed;
  const due = new Map<string, Stated[]>();
  for (const { organisation_id, kind, value } of handed) {
    const body = world.body(organisation_id);
    const key = keyOf({ kind, value });
    const had = (before.get(key) ?? []).filter((l) => seen(answered(l)));
    if (!body || had.some((l) => l.ownerId === body.id)) continue;
    const has = (still.get(key) ?? []).filter(seen);
    if (has.some((l) => l.ownerId === body.id || mayReceive(body, l, world).allowed)) continue;
    if (had.some((l) => mayReceive(body, answered(l), world).allowed))
      due.set(organisation_id, [...(due.get(organisation_id) ?? []), { kind, value }]);
  }
  return due;
}

/**
 * Sends it to partners. An office's log tells no more than the office could work out itself: that something goes out is decided by the
 * statements that it sees, whatever is in it; what goes out beyond that does not stand in its log.
 */
async function goOut(
  room: OpenRealm,
  tx: DutyTx<"delivery">,
  r: Recalling,
  ground: Ground,
  taken: readonly Stated[],
  due: ReadonlyMap<string, readonly Stated[]>,
): Promise<void> {
  const released = await releasedOf(tx, taken);
  const known = new Map<string, ReadonlyMap<string, readonly Stated[]>>();
  for (const [officeId, same] of Map.groupBy(released, (h) => h.office_id))
    known.set(officeId, lost(ground, same, officeId));
  const bodies = new Set([...due.keys(), ...[...known.values()].flatMap((k) => [...k.keys()])]);
  for (const organisationId of [...bodies].sort())
    await openRecalls(room.realm, tx, {
      withdrawalId: r.withdrawal,
      organisationId,
      recalled: due.get(organisationId) ?? [],
      knownTo: (officeId) => known.get(officeId)?.get(organisationId) ?? [],
    });
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
