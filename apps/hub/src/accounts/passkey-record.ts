/**
 * Brings a realm's record of whose passkey is whose in step with the sign-in: each key that came is registered by an act of its own,
 * each that went is revoked by one, so that the log says to whom a signing key belonged when. Done when a passkey comes or goes,
 * when the hub starts, and before a person decides; a key that is not on record yet is on record before anything is signed with it.
 */
import { asDuty } from "../db/act.ts";
import { systemChance } from "../db/chance.ts";
import type { OpenRealm } from "../open-realm.ts";
import { type Deed, deed } from "./deed.ts";
import {
  actorsOfLogin,
  type LoginActor,
  loginsOnRecord,
  loginsWithPasskeys,
  publicKeysOf,
  type SignInBooks,
  standingKeys,
  writeRegistered,
  writeRevoked,
} from "./passkey-record-store.ts";

/** In every realm where this login acts for a body. */
export async function notePasskeys(db: SignInBooks, rooms: Iterable<OpenRealm>, loginId: string): Promise<void> {
  const keys = await publicKeysOf(db, loginId);
  for (const room of rooms) {
    const actors = await asDuty(room.realm, "door", (tx) => actorsOfLogin(tx, loginId));
    for (const actor of actors) await noteFor(room, actor, keys);
  }
}

/** For everybody, after a time in which nobody was there to note anything. */
export async function noteAllPasskeys(db: SignInBooks, rooms: readonly OpenRealm[]): Promise<void> {
  const logins = new Set(await loginsWithPasskeys(db));
  for (const room of rooms)
    for (const id of await asDuty(room.realm, "door", (tx) => loginsOnRecord(tx))) logins.add(id);
  for (const login of logins) await notePasskeys(db, rooms, login);
}

async function noteFor(room: OpenRealm, actor: LoginActor, keys: readonly Buffer[]): Promise<void> {
  const standing = await asDuty(room.realm, "door", (tx) => standingKeys(tx, actor.actorId));
  const came = keys.filter((key) => !standing.some((one) => one.equals(key)));
  const went = standing.filter((one) => !keys.some((key) => key.equals(one)));
  if (came.length + went.length === 0) return;
  await deed(room, { actorId: actor.actorId }, actor.bodyId, async (tx) => {
    const deeds: Deed[] = [];
    const noted = (act: Deed["act"], key: Buffer): Deed => ({
      act,
      subject: actor.actorId,
      facts: { key: key.toString("base64url"), of: actor.bodyKind },
    });
    for (const key of went) if (await writeRevoked(tx, actor.actorId, key)) deeds.push(noted("passkey.revoked", key));
    for (const key of came)
      if (await writeRegistered(tx, systemChance.uuid(), actor.actorId, key))
        deeds.push(noted("passkey.registered", key));
    return { result: undefined, deeds };
  });
}
