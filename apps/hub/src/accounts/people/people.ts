/**
 * What an administrator does about people: see who is in, hold somebody outside, end a membership, end sign-ins, lift a
 * lock. Each is recorded, and takes effect on open streams and requests at that instant. Nothing here shows content.
 */
import { asDuty } from "../../db/act.ts";
import { systemChance } from "../../db/chance.ts";
import { Refusal } from "../../http/problem.ts";
import type { OpenRealm } from "../../open-realm.ts";
import { type By, type Deed, deed } from "../deed.ts";
import { readEvents } from "../entry/lock-out-store.ts";
import { bodyBySlug } from "../register.ts";
import type { SignIn } from "../sign-in.ts";
import { endSessionsOf, factorsOf, loginsById } from "../sign-in-store.ts";
import { NAMES, type Standing } from "../standing.ts";
import { ADMINISTRATOR, admit, personOfLogin } from "../store.ts";
import { readmitted, recoveredBy } from "./recovery-store.ts";
import { endMembership, findPerson, listPeople, type PersonRow, setSuspended } from "./store.ts";

export interface PeopleRooms {
  readonly signIn: SignIn;
  readonly standing: Standing;
}

const EVENTS = 200;

/** Everybody of the realm, with how they can sign in and when they last did. */
export async function peopleOf(room: OpenRealm, signIn: SignIn, ownId: string | null) {
  const people = await asDuty(room.realm, "door", listPeople);
  const logins = people.flatMap((p) => (p.loginId === null ? [] : [p.loginId]));
  const [known, factors, events] = await Promise.all([
    loginsById(signIn.db, logins),
    factorsOf(signIn.db, logins),
    readEvents(signIn.db, logins, EVENTS),
  ]);
  const directory = await room.directory();
  const named = (p: PersonRow) => ({ en: p.name, ja: p.nameJa ?? p.name });
  const ids = new Map(people.map((p) => [p.loginId, p]));
  return {
    people: people.map((p) => ({
      id: p.id,
      own: p.id === ownId,
      name: named(p),
      email: (p.loginId !== null && known.get(p.loginId)?.email) || null,
      suspendedAt: p.suspendedAt,
      factors: factors.get(p.loginId ?? "") ?? { passkeys: 0, password: false, totp: false, sessions: 0 },
      lastSignIn: known.get(p.loginId ?? "")?.lastSignIn ?? null,
      memberships: p.memberships.flatMap((m) => {
        const body = directory.byId(m.organisationId);
        return body
          ? [
              {
                body: { slug: body.slug, name: body.name },
                role: m.role,
                since: iso(m.since),
                until: m.until === null ? null : iso(m.until),
              },
            ]
          : [];
      }),
    })),
    events: events.map((e) => {
      const who = ids.get(e.loginId);
      return { id: e.id, at: e.at, word: e.word, method: e.method, name: who ? named(who) : null };
    }),
  };
}

const iso = (at: string): string => new Date(at).toISOString();

/** @throws Refusal NOT_FOUND */
export async function known(room: OpenRealm, id: string): Promise<PersonRow> {
  const row = await asDuty(room.realm, "door", (tx) => findPerson(tx, id));
  if (!row) throw new Refusal("NOT_FOUND");
  return row;
}

/** A deed about a person is on record with the body for which the person acts first. */
export function aboutPerson<T>(
  room: OpenRealm,
  by: By,
  person: PersonRow,
  does: Parameters<typeof deed<T>>[3],
): Promise<T> {
  const body = person.memberships[0]?.organisationId;
  if (body === undefined) throw new Refusal("NOT_FOUND");
  return deed(room, by, body, does);
}

const one = (d: Deed, done: boolean) => ({ result: undefined, deeds: done ? [d] : [] });

/**
 * Holds a person outside of this realm, or lets it in again. Its login and its other realms are not touched.
 * @throws Refusal NOT_ALLOWED to hold oneself outside, and to let in whoever was recovered by the same hand
 */
export async function suspend(
  rooms: PeopleRooms,
  room: OpenRealm,
  o: { readonly id: string; readonly suspended: boolean },
  by: By & { readonly personId: string | null },
): Promise<void> {
  if (o.suspended && o.id === by.personId) throw new Refusal("NOT_ALLOWED");
  const person = await known(room, o.id);
  await aboutPerson(room, by, person, async (tx) => {
    if (!o.suspended) {
      if (by.personId !== null && (await recoveredBy(tx, person.id, by.personId))) throw new Refusal("NOT_ALLOWED");
      await readmitted(tx, person.id, by.actorId);
    }
    return one(
      { act: o.suspended ? "person.suspended" : "person.readmitted", subject: person.id, facts: {} },
      await setSuspended(tx, person.id, o.suspended),
    );
  });
  rooms.standing.end(NAMES.person(room.name, person.id));
}

/** @throws Refusal NOT_FOUND; NOT_ALLOWED for one's own administrator's role: somebody has to be left */
export async function changeMembership(
  rooms: PeopleRooms,
  room: OpenRealm,
  o: { readonly id: string; readonly organisation: string; readonly role: string; readonly member: boolean },
  by: By & { readonly personId: string | null },
): Promise<void> {
  const person = await known(room, o.id);
  const body = await bodyBySlug(room, o.organisation);
  // Nobody gives itself a role, and nobody takes the last way in from itself.
  if (person.id === by.personId) throw new Refusal("NOT_ALLOWED");
  const { loginId } = person;
  const m = { personId: person.id, organisationId: body.id, role: o.role };
  await deed(room, by, body.id, async (tx) => {
    if (!o.member) {
      if (!(await endMembership(tx, m))) throw new Refusal("NOT_FOUND");
      return one({ act: "membership.ended", subject: person.id, facts: { role: o.role } }, true);
    }
    if (loginId === null) throw new Refusal("NOT_FOUND");
    await admit(tx, { ...m, actorId: systemChance.uuid(), loginId, name: person.name });
    return one({ act: "membership.began", subject: person.id, facts: { role: o.role } }, true);
  });
  rooms.standing.end(NAMES.person(room.name, person.id));
}

/** Ends every session of a person, in all realms: sessions are the login's. */
export async function signOutPerson(rooms: PeopleRooms, room: OpenRealm, id: string, by: By): Promise<void> {
  const person = await known(room, id);
  if (person.loginId === null) throw new Refusal("NOT_FOUND");
  await endSessionsOf(rooms.signIn, person.loginId);
  await aboutPerson(room, by, person, async () =>
    one({ act: "person.signed_out", subject: person.id, facts: {} }, true),
  );
  rooms.standing.end(NAMES.person(room.name, person.id));
}

/** Lifts the lock after failed tries. */
export async function unlockPerson(rooms: PeopleRooms, room: OpenRealm, id: string, by: By): Promise<void> {
  const person = await known(room, id);
  const login =
    person.loginId === null ? undefined : (await loginsById(rooms.signIn.db, [person.loginId])).get(person.loginId);
  if (!login) throw new Refusal("NOT_FOUND");
  await rooms.signIn.lock.cleared(login.email);
  await aboutPerson(room, by, person, async () => one({ act: "person.unlocked", subject: person.id, facts: {} }, true));
}

/** The person of this realm behind an address. @throws Refusal NOT_FOUND */
export async function personByEmail(room: OpenRealm, signIn: SignIn, email: string): Promise<string> {
  const { internalAdapter } = await signIn.$context;
  const known = await internalAdapter.findUserByEmail(email.toLowerCase());
  const id = known && (await asDuty(room.realm, "door", (tx) => personOfLogin(tx, known.user.id)));
  if (!id) throw new Refusal("NOT_FOUND");
  return id;
}

/** The roles that administer. */
export const administers = (roles: readonly string[]): boolean => roles.includes(ADMINISTRATOR);
