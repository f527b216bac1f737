/** The law of a realm as one page: what is in force, where it stands written, what each basis opens and closes, and who changed it. */
import type { BasisChange, LawPage } from "@noroshi/api";
import { type LegalProfile, opensAt, stateAt } from "@noroshi/law";
import type { Signed } from "../accounts/signed.ts";
import { actingPersonOf } from "../approvals/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { mayChange } from "./change.ts";
import { changeRows } from "./change-store.ts";
import { lawOf, type RealmLaw } from "./realm-law.ts";
import { capabilityBases, pinnedLaw, type RecordedState, readBases, recordedStates } from "./store.ts";

const MOST_CHANGES = 100;

export async function lawPage(signed: Signed, tx: ReaderTx): Promise<LawPage> {
  const now = (await tx.now()).toString();
  const law = await lawOf(tx);
  const states = Map.groupBy(await recordedStates(tx), (s) => s.basis);
  const opens = await capabilityBases(tx);
  const all = [...states.values()].flat();
  const may = await mayChange(signed, tx);
  return {
    profile: law ? headOf(law.profile) : null,
    now,
    bases: (await readBases(tx)).map((b) => ({
      id: b.basis_id,
      jurisdiction: b.jurisdiction,
      instrument: b.instrument as LawPage["bases"][number]["instrument"],
      article: b.article,
      source: b.source,
      verified: b.verified,
      state: stateAt(states.get(b.basis_id) ?? [], now),
      states: (states.get(b.basis_id) ?? []).map(stateOf),
    })),
    capabilities: capabilitiesOf(law, opens, (basis) => opensAt(states.get(basis), now)),
    regimes: law ? regimesOf(law) : [],
    reviews: (law?.profile.reviews ?? []).map((r) => ({ ...r, reminded: r.remindFrom <= now.slice(0, 10) })),
    changes: await changesOf(signed, tx, may, now),
    mayAsk: may && (await actingPersonOf(tx)) !== undefined,
    version: Math.max(0, ...all.map((s) => s.version)),
  };
}

/** The page with the pinned documents, as one file for those who review the law. */
export async function lawExport(signed: Signed, tx: ReaderTx): Promise<{ schema: string } & Record<string, unknown>> {
  return {
    schema: "noroshi.law-export/1",
    realm: signed.room.name,
    ...(await lawPage(signed, tx)),
    pinned: await pinnedLaw(tx),
  };
}

const headOf = (p: LegalProfile): LawPage["profile"] => ({
  id: p.id,
  country: p.country,
  zone: p.zone,
  name: p.name,
  about: p.about,
});

const stateOf = (s: RecordedState): LawPage["bases"][number]["states"][number] => ({
  state: s.state,
  from: s.from,
  until: s.until,
  source: s.source,
  verified: s.verified,
  recordedAt: s.recordedAt,
  change: s.changeId,
});

/** What the profile names, and beside it what was recorded without one. */
function capabilitiesOf(
  law: RealmLaw | undefined,
  bases: ReadonlyMap<string, string>,
  open: (basis: string) => boolean,
): LawPage["capabilities"] {
  const named = new Map((law?.profile.capabilities ?? []).map((c) => [c.id, c]));
  return [...new Set([...named.keys(), ...bases.keys()])].flatMap((id) => {
    const basis = bases.get(id);
    if (basis === undefined) return [];
    const said = named.get(id);
    const bare = { en: id, ja: id };
    const shut = { en: "Whatever asks for it is refused.", ja: "これを要する行為は拒否される。" };
    const { name = bare, closes = shut, eachUse = null } = said ?? {};
    return [{ id, name, basis, open: open(basis), closes, eachUse }];
  });
}

const regimesOf = (law: RealmLaw): LawPage["regimes"] =>
  law.regimes.map((r) => ({
    id: r.id,
    name: r.name,
    jurisdiction: r.jurisdiction,
    state: r.state,
    voluntary: r.voluntary,
    text: r.text,
    source: r.source,
    verified: r.verified,
    protection: [...r.protection],
    recipients: r.recipients.map((p) => p.name),
    stages: r.stages.map(({ id, name, obliged, anchor, amount, unit, roll, text, source, verified }) => ({
      id,
      name,
      obliged,
      anchor,
      amount,
      unit,
      roll,
      text,
      source,
      verified,
    })),
  }));

async function changesOf(signed: Signed, tx: ReaderTx, may: boolean, now: string): Promise<BasisChange[]> {
  const directory = await signed.room.directory();
  const person = await actingPersonOf(tx);
  return (await changeRows(tx, null, MOST_CHANGES)).map((c) => ({
    id: c.change_id,
    basis: c.basis_id,
    state: c.state as BasisChange["state"],
    since: c.since,
    until: c.until,
    source: c.source,
    verified: c.verified,
    reason: c.reason,
    askedAt: c.asked_at,
    askedBy: { name: c.asked_name, body: bodyOf(directory, c.asked_organisation) },
    expiresAt: c.expires_at,
    answer: c.answer,
    answeredAt: c.answered_at,
    answeredBy:
      c.answered_organisation === null
        ? null
        : { name: c.answered_name ?? "", body: bodyOf(directory, c.answered_organisation) },
    mine:
      may &&
      c.answer === null &&
      person !== undefined &&
      person !== c.asked_person &&
      c.asked_organisation !== signed.body.id &&
      Date.parse(c.expires_at) > Date.parse(now),
  }));
}
