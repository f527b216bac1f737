/**
 * States of legal bases as the person who runs the machine records them: dated, with their source, never changed afterwards.
 * What a state opens or closes is asked by gates, inside the acts that they gate.
 */
import type { local } from "@noroshi/api";
import type { z } from "zod";
import { asDuty } from "../db/act.ts";
import type { OpenRealm } from "../open-realm.ts";
import { readStates, type StoredState, writeState } from "./store.ts";

/** Records that a capability is in this state from an instant on. */
export async function addBasisState(
  room: OpenRealm,
  s: z.infer<typeof local.NewBasisState>,
): Promise<{ capability: string; state: string }> {
  const { capability, state, source, verified } = s;
  await asDuty(room.realm, "door", async (tx) => {
    const act = `basis ${capability} ${state} ${(await tx.now()).toString()} ${s.since ?? ""}`;
    const id = room.realm.chance({ actorId: "register", act }).uuid();
    await writeState(tx, { id, capability, state, since: s.since ?? null, source, verified });
  });
  return { capability, state };
}

/** Every recorded state. */
export const basisStates = (room: OpenRealm): Promise<readonly StoredState[]> => asDuty(room.realm, "door", readStates);
