/**
 * The law of a realm as the person who runs the machine records it: once, when the realm is founded, from a profile; and for
 * exercises and replays states of single capabilities beside it. In a live realm states change by two people of two bodies.
 */
import type { local } from "@noroshi/api";
import { isOpen, type LegalProfile, readProfile } from "@noroshi/law";
import type { z } from "zod";
import { asDuty } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import type { OpenRealm } from "../open-realm.ts";
import { CALENDAR_DOCUMENTS, PROFILE_DOCUMENTS, REGIME_DOCUMENTS } from "./library.ts";
import { lawFrom, type PinnedLaw } from "./realm-law.ts";
import { basisOf, pinLaw, readStates, type StoredState, writeBasis, writeCapability, writeState } from "./store.ts";

/** Records that a capability is in this state from an instant on. @throws Refusal NOT_ALLOWED in a live realm */
export async function addBasisState(
  room: OpenRealm,
  s: z.infer<typeof local.NewBasisState>,
): Promise<{ capability: string; state: string }> {
  if (room.realm.kind === "live") throw new Refusal("NOT_ALLOWED");
  const { capability, state, source, verified } = s;
  await asDuty(room.realm, "door", async (tx) => {
    const act = `basis ${capability} ${state} ${(await tx.now()).toString()} ${s.since ?? ""}`;
    const id = room.realm.chance({ actorId: "register", act }).uuid();
    const basis = await basisOf(tx, capability);
    await writeState(tx, { id, basis, state, since: s.since ?? null, until: null, source, verified });
  });
  return { capability, state };
}

/** Every recorded state. */
export const basisStates = (room: OpenRealm): Promise<readonly StoredState[]> => asDuty(room.realm, "door", readStates);

/**
 * Founds the realm's law from a shipped profile or a document, with its regimes and calendars pinned beside it.
 * @throws Refusal BAD_REQUEST for a profile that cannot be read, NOT_ALLOWED for a realm that has another or for given states in a live realm
 */
export async function foundLaw(
  room: OpenRealm,
  order: z.infer<typeof local.FoundLaw>,
): Promise<{ profile: string; bases: number; open: readonly string[] }> {
  if (order.capabilities !== undefined && room.realm.kind === "live") throw new Refusal("NOT_ALLOWED");
  const profile = read(order);
  const pinned = pinnedOf(profile);
  lawFrom(pinned); // a document that cannot be read founds nothing
  const given = Object.entries(order.capabilities ?? {});
  const at = await asDuty(room.realm, "door", async (tx) => {
    const was = await pinLaw(tx, pinned);
    if (was === "other") throw new Refusal("NOT_ALLOWED");
    if (was === "same") return (await tx.now()).toString();
    const chance = room.realm.chance({ actorId: "register", act: `found ${profile.id}` });
    for (const b of profile.bases) {
      await writeBasis(tx, b);
      for (const s of b.states)
        await writeState(tx, {
          id: chance.uuid(),
          basis: b.id,
          state: s.state,
          since: s.from,
          until: s.until,
          source: s.source,
          verified: s.verified,
        });
    }
    const now = (await tx.now()).toString();
    const differing = given.filter(([capability, is]) => !agrees(profile, capability, is, now));
    const named = new Set(differing.map(([capability]) => capability));
    for (const c of profile.capabilities) if (!named.has(c.id)) await writeCapability(tx, c.id, c.basis);
    for (const [capability, open] of differing) {
      const state = open ? "in_force" : "none";
      const basis = await basisOf(tx, capability);
      const source = order.source ?? "stated when the realm was founded";
      await writeState(tx, { id: chance.uuid(), basis, state, since: null, until: null, source, verified: false });
    }
    return now;
  });
  const open = new Map([
    ...profile.capabilities.map((c): [string, boolean] => [c.id, isOpen(profile, c.id, at)]),
    ...given,
  ]);
  return {
    profile: profile.id,
    bases: profile.bases.length,
    open: [...open].flatMap(([c, o]) => (o ? [c] : [])).sort(),
  };
}

/** Does the profile say so by itself, now and for good? Then its own basis stands. */
function agrees(profile: LegalProfile, capability: string, open: boolean, now: string): boolean {
  const known = profile.capabilities.find((c) => c.id === capability);
  const states = profile.bases.find((b) => b.id === known?.basis)?.states ?? [];
  const at = Date.parse(now);
  const ahead = states.some((s) => Date.parse(s.from) > at || (s.until !== null && Date.parse(s.until) > at));
  return known !== undefined && !ahead && isOpen(profile, capability, now) === open;
}

function read(order: z.infer<typeof local.FoundLaw>): LegalProfile {
  const documents = new Map<string, unknown>(PROFILE_DOCUMENTS);
  if (order.document !== undefined) documents.set(order.profile, order.document);
  const found = readProfile(order.profile, documents);
  if (found.ok) return found.value;
  const shipped = [...PROFILE_DOCUMENTS.keys()].join(", ");
  throw new Refusal("BAD_REQUEST", {
    faults: found.faults.map((f) => ({
      code: f.code,
      place: f.place,
      say: { en: `${f.say.en} Shipped profiles: ${shipped}.`, ja: `${f.say.ja}（同梱：${shipped}）` },
    })),
  });
}

function pinnedOf(profile: LegalProfile): PinnedLaw {
  const regimes = profile.regimes.map((id) => {
    const document = REGIME_DOCUMENTS.get(id);
    if (document !== undefined) return document;
    const say = { en: `No such file of regimes: ${id}.`, ja: `その報告制度のファイルはありません：${id}` };
    throw new Refusal("BAD_REQUEST", { faults: [{ code: "LAW_REFERENCE", place: "regimes", say }] });
  });
  return { profile, regimes, calendars: [...CALENDAR_DOCUMENTS.values()] };
}
