/**
 * What is done about people and machines, on record: in the act's own transaction, signed by who did it, under the own label
 * of the body concerned, so that this body can read who let whom act for it.
 */
import { asDuty, type DutyTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { ownLabel } from "../intake/markings.ts";
import type { OpenRealm } from "../open-realm.ts";
import { type ActName, record } from "../oversight/recorder.ts";
import { LOCAL_DOOR } from "./duties.ts";
import { writeActor } from "./store.ts";

export interface Deed {
  readonly act: ActName;
  readonly subject: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Who does it: a person's actor, or the local door. */
export interface By {
  readonly actorId: string;
}

export const BY_LOCAL_DOOR: By = { actorId: LOCAL_DOOR };

/** Does something about a body's people or machines, and records what was done. `does` says nothing when nothing changed. */
export async function deed<T>(
  room: OpenRealm,
  by: By,
  bodyId: string,
  does: (tx: DutyTx<"door">) => Promise<{ readonly result: T; readonly deeds: readonly Deed[] }>,
): Promise<T> {
  const label = await internLabel(room.realm, { ...ownLabel({ id: bodyId, terms: [] }, undefined), class: "act" });
  return asDuty(room.realm, "door", async (tx) => {
    if (by.actorId === LOCAL_DOOR)
      await writeActor(tx, { id: LOCAL_DOOR, kind: "duty", organisationId: null, personId: null, name: "local door" });
    const { result, deeds } = await does(tx);
    await record(
      tx,
      deeds.map((d) => ({ ...d, actorId: by.actorId, labelId: label.label_id })),
    );
    return result;
  });
}
