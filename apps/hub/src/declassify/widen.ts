/**
 * Labels were lowered: whoever had been handed a value under the narrower ones is told which terms hold for it now. Told is a body that
 * was really handed the value and might have it at that time, by the statements that served it, and only where its own terms become
 * others; nobody learns whose word it was, and who never had the value learns nothing. A job that runs twice tells once.
 */
import { type BodyFacts, type Label, type Packed, packageFor, type Source } from "@noroshi/handling";
import { DELIVERY_DUTY } from "../accounts/duties.ts";
import { writeActor } from "../accounts/store.ts";
import { actLabel } from "../acts/act-label.ts";
import { asDuty, type DutyTx } from "../db/act.ts";
import { internLabels } from "../db/labels.ts";
import { loadWorld, type ReadersWorld, readLabels } from "../db/world.ts";
import type { OpenRealm } from "../open-realm.ts";
import { record } from "../oversight/recorder.ts";
import { flushAll } from "../provenance/handed-over.ts";
import { handedTo } from "../sharing/recall-store.ts";
import {
  doneAt,
  insertWider,
  type LoweredStatement,
  loweredStatements,
  type Terms,
  type WiderValue,
} from "./widen-store.ts";

/** @returns how many bodies were told now */
export async function tellWider(room: OpenRealm, declassificationId: string): Promise<number> {
  await flushAll(room.realm); // what was served up to now counts
  await asDuty(room.realm, "door", (tx) =>
    writeActor(tx, { id: DELIVERY_DUTY, kind: "duty", organisationId: null, personId: null, name: "delivery duty" }),
  );
  return asDuty(room.realm, "delivery", async (tx) => {
    const at = await doneAt(tx, declassificationId);
    if (at === undefined) return 0;
    const statements = await loweredStatements(tx, declassificationId);
    if (statements.length === 0) return 0;
    const due = await wider(tx, statements);
    let told = 0;
    for (const [organisationId, items] of due)
      if (await tell(room, tx, { declassificationId, organisationId, at, items })) told++;
    return told;
  });
}

/** For each body that was handed some of these values: those whose terms are others for it now. */
async function wider(
  tx: DutyTx<"delivery">,
  statements: readonly LoweredStatement[],
): Promise<ReadonlyMap<string, readonly WiderValue[]>> {
  const world = await loadWorld(tx.db);
  const labels = await readLabels(tx.db, [
    ...new Set(statements.flatMap((s) => (s.earlier === null ? [s.label_id] : [s.label_id, s.earlier]))),
  ]);
  const ofValue = Map.groupBy(statements, keyOf);
  const values = [...ofValue.values()].flatMap(([first]) => (first ? [{ kind: first.kind, value: first.value }] : []));
  const due = new Map<string, WiderValue[]>();
  for (const { organisation_id, kind, value } of await handedTo(tx, values)) {
    const body = world.body(organisation_id);
    const same = ofValue.get(keyOf({ kind, value })) ?? [];
    if (!body) continue;
    const was = termsFor(
      body,
      sourcesOf(same, labels, (s) => s.earlier ?? s.label_id),
      world,
    );
    const now = termsFor(
      body,
      sourcesOf(same, labels, (s) => s.label_id),
      world,
    );
    // Had it not, or has it as before: nothing to tell.
    if (was === undefined || now === undefined || JSON.stringify(was) === JSON.stringify(now)) continue;
    due.set(organisation_id, [...(due.get(organisation_id) ?? []), { kind, value, was, now }]);
  }
  return due;
}

/** The statements that are not the body's own, each under one of its labels. */
function sourcesOf(
  same: readonly LoweredStatement[],
  labels: ReadonlyMap<number, Label>,
  which: (s: LoweredStatement) => number,
): readonly Source[] {
  return same.flatMap((s) => {
    const label = labels.get(which(s));
    return label === undefined
      ? []
      : [{ kind: s.kind, value: s.value, label, validUntil: null, receivedAt: "1970-01-01T00:00:00Z" }];
  });
}

function termsFor(body: BodyFacts, sources: readonly Source[], world: ReadersWorld): Terms | undefined {
  // What a body says itself binds nobody but itself.
  const others = sources.filter((s) => s.label.ownerId !== body.id);
  const [packed] = packageFor(others, [body], world).values;
  return packed === undefined ? undefined : termsOf(packed);
}

const termsOf = (p: Packed): Terms => ({ tlp: p.tlp, pap: p.pap, terms: [...p.terms].sort() });

const keyOf = ({ kind, value }: { readonly kind: string; readonly value: string }): string => `${kind}\u0000${value}`;

async function tell(
  room: OpenRealm,
  tx: DutyTx<"delivery">,
  w: {
    readonly declassificationId: string;
    readonly organisationId: string;
    readonly at: string;
    readonly items: readonly WiderValue[];
  },
): Promise<boolean> {
  const [label] = await internLabels(room.realm, [actLabel(w.organisationId, "red", [w.organisationId])]);
  if (!label) throw new Error("a label was not interned");
  const act = `wider ${w.declassificationId} ${w.organisationId}`;
  const id = room.realm.chance({ actorId: DELIVERY_DUTY, act }).uuid();
  const isNew = await insertWider(tx, { id, label, ...w });
  if (isNew)
    await record(tx, [
      {
        act: "terms.widened",
        actorId: DELIVERY_DUTY,
        labelId: label.label_id,
        subject: id,
        facts: { count: w.items.length },
      },
    ]);
  return isNew;
}
