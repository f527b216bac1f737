/**
 * What the person who runs the machine may prepare over the local door: bodies, orders, policies, the clock.
 * It writes who may come in and never reads content.
 */
import type { local } from "@noroshi/api";
import { readStandingOrder } from "@noroshi/cases";
import { loadPolicy } from "@noroshi/fusion";
import { canonical, isObservableKind } from "@noroshi/values";
import type { z } from "zod";
import { asDuty } from "../db/act.ts";
import { readerIn } from "../db/admit.ts";
import { forgetLabels } from "../db/label-cache.ts";
import { recompute } from "../db/sets.ts";
import { changeTerms } from "../db/terms.ts";
import { countWaiting } from "../fusion/store.ts";
import { Refusal } from "../http/problem.ts";
import { isCaveat, termsOf } from "../intake/markings.ts";
import type { OpenRealm } from "../open-realm.ts";
import { flushAll } from "../provenance/handed-over.ts";
import { FUSION_DUTY } from "./duties.ts";
import { readSetting, writeClock, writeLinkPolicy, writeStandingOrder, writeWarningList } from "./realm-data/store.ts";
import { directoryIn, type Organisation, writeActor, writeOrganisation } from "./store.ts";

type Of<T extends z.ZodType> = z.infer<T>;

export const wrong = (place: string, en: string, ja: string): Refusal =>
  new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_VALUE", place, say: { en, ja } }] });

/**
 * Registers bodies. A body that is known keeps its id; changed groups and terms count from that instant on, for what it sent before
 * as well: labels, sets and open streams follow in the same transaction.
 */
export async function addOrganisations(
  room: OpenRealm,
  list: readonly Of<typeof local.NewOrganisation>[],
): Promise<readonly { slug: string; id: string }[]> {
  for (const o of list) {
    const unknown = o.terms.find((t) => !isCaveat(t));
    if (unknown !== undefined)
      throw wrong(`${o.slug}.terms`, `Unknown sharing term: ${unknown}`, `不明な共有条件です: ${unknown}`);
  }
  const made = await asDuty(room.realm, "door", async (tx) => {
    const known = await directoryIn(tx);
    await writeActor(tx, { id: FUSION_DUTY, kind: "duty", organisationId: null, personId: null, name: "fusion duty" });
    const out: { slug: string; id: string }[] = [];
    for (const o of list)
      out.push({
        slug: o.slug,
        id: await writeOrganisation(tx, {
          ...o,
          id: o.id ?? drawn(room, `organisation ${o.slug}`),
        } satisfies Organisation),
      });
    for (const { id } of out) await readerIn(tx.db, id, []);
    for (const o of list) {
      const was = known.bySlug(o.slug);
      if (was) await changeTerms(tx.db, { organisationId: was.id, before: termsOf(was), after: termsOf(o) });
    }
    await recompute(tx.db, {});
    return out;
  });
  forgetLabels(room.realm);
  room.directoryChanged();
  return made;
}

/** Ids of the register are drawn for their act like all others: an exercise that is played again has the same ones. */
export function drawn(room: OpenRealm, act: string): string {
  return room.realm.chance({ actorId: "register", act }).uuid();
}

export async function bodyBySlug(room: OpenRealm, slug: string): Promise<Organisation> {
  const found = (await room.directory()).bySlug(slug);
  if (!found) throw wrong("organisation", `No body ${slug} in this realm.`, `この領域に組織 ${slug} はありません。`);
  return found;
}

export async function addStandingOrder(room: OpenRealm, o: Of<typeof local.NewStandingOrder>): Promise<{ id: string }> {
  const body = await bodyBySlug(room, o.issuedBy);
  const read = readStandingOrder(o.body);
  if (!read.ok)
    throw new Refusal("BAD_REQUEST", {
      faults: read.faults.map((f) => ({ code: "BAD_VALUE", place: f.place, say: { en: f.say, ja: f.say } })),
    });
  const id = await asDuty(room.realm, "door", (tx) =>
    writeStandingOrder(tx, {
      id: drawn(room, `standing order ${o.name}`),
      name: o.name,
      issuedBy: body.id,
      person: o.person,
      issuedAt: o.issuedAt,
      body: o.body,
    }),
  );
  if (id === undefined)
    throw wrong(
      "name",
      `Another order is called ${o.name}; give this one a name of its own.`,
      `${o.name} という命令がすでにあります。別の名前にしてください。`,
    );
  return { id };
}

/** Sets the realm's link policy. What was linked before stays until the next rebuild. */
export async function setLinkPolicy(room: OpenRealm, policy: Record<string, unknown>): Promise<{ id: string }> {
  const loaded = loadPolicy(policy);
  if (!loaded.ok)
    throw new Refusal("BAD_REQUEST", {
      faults: loaded.faults.map((f) => ({ code: f.code, place: f.place, say: f.say })),
    });
  await asDuty(room.realm, "door", (tx) => writeLinkPolicy(tx, loaded.policy.id, policy));
  return { id: loaded.policy.id };
}

/** Replaces the realm's warning list. Entries that are no such value are left out and named. */
export async function setWarningList(
  room: OpenRealm,
  entries: Of<typeof local.SetWarningList>["entries"],
): Promise<{ stored: number; refused: readonly string[] }> {
  const refused: string[] = [];
  const rows = entries.flatMap((e) => {
    const read = isObservableKind(e.type) ? canonical(e.type, e.value) : undefined;
    if (!read?.ok) {
      refused.push(`${e.type} ${e.value}`);
      return [];
    }
    return [{ kind: read.kind, value: read.value, list: e.list }];
  });
  await asDuty(room.realm, "door", (tx) => writeWarningList(tx, rows));
  return { stored: rows.length, refused };
}

/** Steps an exercise realm's clock, or lets it run on from an instant. A live clock cannot be set: its table refuses. */
export async function setClock(room: OpenRealm, o: Of<typeof local.SetClock>): Promise<{ now: string }> {
  if (room.realm.kind === "live")
    throw wrong("clock", "A live realm's clock is the time itself.", "実運用領域の時計は設定できません。");
  await flushAll(room.realm); // what was served so far was served before the step
  return { now: await asDuty(room.realm, "keeper", (tx) => writeClock(tx, o)) };
}

/** How many reports linkage has not seen yet. */
export const unlinked = (room: OpenRealm): Promise<number> => asDuty(room.realm, "fusion", countWaiting);

/** The sign-ins that an exercise realm offers to everybody. */
export async function demoAccounts(room: OpenRealm): Promise<unknown> {
  if (room.realm.kind !== "exercise") return undefined;
  return asDuty(room.realm, "door", (tx) => readSetting(tx, "demo_accounts"));
}
