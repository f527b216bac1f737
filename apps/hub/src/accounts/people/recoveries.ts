/**
 * Recovery of a person who lost every way in. An administrator, never the person itself, makes a one-time link and hands it
 * over by a way that it trusts; whoever takes it up chooses a password, and every passkey, code and session of before ends.
 * The person stays held outside until an administrator other than the one who made the link lets it in: one hand alone comes
 * to no account, so that whoever runs the system reads nothing. Each step is on record with the person's body.
 */
import { createHash } from "node:crypto";
import { asDuty } from "../../db/act.ts";
import { systemChance } from "../../db/chance.ts";
import { Refusal } from "../../http/problem.ts";
import type { OpenRealm } from "../../open-realm.ts";
import { BY_LOCAL_DOOR, type By } from "../deed.ts";
import type { RecoveryDoor } from "../entry/recovering.ts";
import { NAMES, type Standing } from "../standing.ts";
import { personOfLogin } from "../store.ts";
import { aboutPerson, known } from "./people.ts";
import { claimRecovery, openRecovery, writeRecovery } from "./recovery-store.ts";
import { setSuspended } from "./store.ts";

/** Long enough to be read out on the telephone and typed; a link that lies about for a day is found by somebody else. */
const GOOD_FOR_MINUTES = 60;

export interface MadeRecovery {
  readonly id: string;
  /** Shown once. */
  readonly token: string;
  readonly expiresAt: string;
}

/** The token stands after #: no request carries it, no server logs it. */
export const recoveryLink = (origin: string, token: string): string => `${origin}/recovery#${token}`;

const digest = (token: string): Buffer => createHash("sha256").update(`recovery ${token}`).digest();

const realmOf = (token: string): string => token.slice(0, token.lastIndexOf("."));

/**
 * Makes a link for another person.
 * @throws Refusal NOT_FOUND for an unknown person or one without a sign-in; NOT_ALLOWED for oneself, and for a sign-in that
 *   opens another live realm as well: there it is not this realm's to give
 */
export async function recover(
  realms: ReadonlyMap<string, OpenRealm>,
  room: OpenRealm,
  id: string,
  by: By & { readonly personId: string | null },
): Promise<MadeRecovery> {
  if (id === by.personId) throw new Refusal("NOT_ALLOWED");
  const person = await known(room, id);
  const { loginId } = person;
  if (loginId === null) throw new Refusal("NOT_FOUND");
  for (const other of realms.values())
    if (other !== room && other.realm.kind === "live" && (await standsIn(other, loginId)))
      throw new Refusal("NOT_ALLOWED");
  const made = { id: systemChance.uuid(), token: `${room.name}.${systemChance.bytes(32).toString("base64url")}` };
  return aboutPerson(room, by, person, async (tx) => {
    const { expiresAt } = await writeRecovery(tx, {
      id: made.id,
      tokenDigest: digest(made.token),
      personId: person.id,
      madeBy: by.actorId,
      minutes: GOOD_FOR_MINUTES,
    });
    const facts = { recovery: made.id, expiresAt };
    return { result: { ...made, expiresAt }, deeds: [{ act: "person.recovery_made", subject: person.id, facts }] };
  });
}

const standsIn = async (room: OpenRealm, loginId: string): Promise<boolean> =>
  (await asDuty(room.realm, "door", (tx) => personOfLogin(tx, loginId))) !== undefined;

/** What the door does with a link that somebody holds up. */
export function recoveries(realms: ReadonlyMap<string, OpenRealm>, standing: Standing): RecoveryDoor {
  return {
    async take(token, present) {
      const room = realms.get(realmOf(token));
      const row = room && (await asDuty(room.realm, "door", (tx) => openRecovery(tx, digest(token))));
      if (!room || !row) return undefined;
      // Who made the link takes up no other person's account.
      if (present !== undefined && row.maker !== null) {
        const here = await asDuty(room.realm, "door", (tx) => personOfLogin(tx, present));
        if (here === row.maker) return undefined;
      }
      const person = await known(room, row.personId);
      const claimed = await aboutPerson(room, BY_LOCAL_DOOR, person, async (tx) => {
        if (!(await claimRecovery(tx, row.id))) return { result: false, deeds: [] };
        await setSuspended(tx, person.id, true);
        const facts = { recovery: row.id };
        return { result: true, deeds: [{ act: "person.recovered", subject: person.id, facts }] };
      });
      standing.end(NAMES.person(room.name, person.id));
      return claimed && person.loginId !== null ? person.loginId : undefined;
    },
  };
}
