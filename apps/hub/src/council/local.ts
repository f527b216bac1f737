/**
 * What whoever runs the machine does with the register of the council: reads it, and decides where the office cannot. The same rules
 * of the database hold for it, and it is on record as the local door's act. It never reads content.
 */
import type { local } from "@noroshi/api";
import type { z } from "zod";
import { LOCAL_DOOR } from "../accounts/duties.ts";
import { bodyBySlug } from "../accounts/register.ts";
import { NAMES, type Standing } from "../accounts/standing.ts";
import { writeActor } from "../accounts/store.ts";
import { asDuty } from "../db/act.ts";
import { systemChance } from "../db/chance.ts";
import type { OpenRealm } from "../open-realm.ts";
import { councilLabel } from "./council-label.ts";
import { decide } from "./register.ts";
import { memberRows } from "./store.ts";

/** Bodies are few: a register is read whole. */
const MOST = 5_000;

/** The register, newest change first, without the people. */
export async function councilList(room: OpenRealm) {
  const directory = await room.directory();
  const rows = await asDuty(room.realm, "door", (tx) => memberRows(tx, { after: undefined, limit: MOST, state: null }));
  return rows.map(({ id, class: named, state, closed, since, accepted_version: agreement, overdue }) => ({
    body: directory.byId(id)?.slug ?? id,
    class: named,
    state,
    closed,
    since,
    agreement,
    overdue,
  }));
}

/** @throws Refusal BAD_REQUEST for no body, NOT_FOUND for none of the register, NOT_NOW where it does not follow */
export async function decideLocally(
  room: OpenRealm,
  standing: Standing,
  slug: string,
  said: z.infer<typeof local.CouncilDecision>,
): Promise<void> {
  const body = await bodyBySlug(room, slug);
  const label = await councilLabel(room, body);
  await asDuty(room.realm, "door", async (tx) => {
    await writeActor(tx, { id: LOCAL_DOOR, kind: "duty", organisationId: null, personId: null, name: "local door" });
    const by = { id: systemChance.uuid(), actorId: LOCAL_DOOR, at: (await tx.now()).toString() };
    await decide(tx, by, body, label, said);
  });
  standing.end(NAMES.body(room.name, body.id));
}
