/** The directory, the rota and pages as one reader sees them. */
import type { BodyKey, Contact, ContactBook, Page, Shift } from "@noroshi/api";
import { dutyFirst } from "@noroshi/cases";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { type ContactRow, contactRows, type ShiftRow, shiftRows } from "./contact-store.ts";
import { type KeyRow, keyRows } from "./key-store.ts";
import { gatewaySecret, PLAN } from "./reach.ts";
import { REASONS } from "./reasons.ts";
import { type OpenedTry, openTries, type PageRow, triesOf } from "./store.ts";

const DAY_MS = 86_400_000;

export async function seeBook(signed: Signed, tx: ReaderTx): Promise<ContactBook> {
  const directory = await signed.room.directory();
  const now = (await tx.now()).epochMilliseconds;
  const rows = await contactRows(signed.room.realm, tx);
  const ownerOf = new Map(rows.map((r) => [r.id, r.organisation_id]));
  return {
    contacts: rows.map((r) => contactOf(signed, r, bodyOf(directory, r.organisation_id), now)),
    shifts: (await shiftRows(tx, rows)).map((s) => shiftOf(s, ownerOf.get(s.contact_id) === signed.body.id)),
    keys: (await keyRows(tx)).map((k) => keyOf(signed, k, bodyOf(directory, k.organisation_id))),
    plan: { acknowledgeMinutes: PLAN.acknowledgeMinutes, lastVerifiedDays: PLAN.lastVerifiedDays },
  };
}

function contactOf(signed: Signed, r: ContactRow, body: Contact["body"], now: number): Contact {
  const mine = r.organisation_id === signed.body.id;
  const signs = mine && r.channels.some((one) => one.kind === "webhook");
  return {
    id: r.id,
    body,
    duty: r.duty,
    person: r.person,
    channels: r.channels.map((one) => ({ ...one })),
    languages: [...r.languages],
    zone: r.zone,
    priority: r.priority,
    quiet: r.quiet,
    keys: [...r.keys],
    verifiedAt: r.verified_at,
    doubtful: now - Date.parse(r.verified_at) > PLAN.lastVerifiedDays * DAY_MS,
    onDutyUntil: r.on_duty_until,
    mine,
    signingKey: signs ? gatewaySecret(signed.room, r.id).toString("hex") : null,
  };
}

const shiftOf = (s: ShiftRow, mine: boolean): Shift => ({
  id: s.id,
  contact: s.contact_id,
  since: s.since,
  until: s.until,
  follows: s.follows,
  note: s.note,
  enteredBy: s.entered_by,
  takenAt: s.taken_at,
  takenBy: s.taken_by,
  state: s.state,
  mine,
  mayTake: mine && s.may_take,
});

const keyOf = (signed: Signed, k: KeyRow, body: BodyKey["body"]): BodyKey => ({
  id: k.id,
  body,
  purpose: k.purpose,
  form: k.form,
  fingerprint: k.fingerprint,
  publicKey: k.public_key,
  since: k.since,
  until: k.until,
  replaces: k.replaces,
  replacedBy: k.replaced_by,
  withdrawnAt: k.withdrawn_at,
  state: k.state,
  mine: k.organisation_id === signed.body.id,
});

export async function seePages(signed: Signed, tx: ReaderTx, rows: readonly PageRow[]): Promise<Page[]> {
  const { realm } = signed.room;
  const directory = await signed.room.directory();
  const ids = rows.map((r) => r.id);
  const tries = Map.groupBy(await openTries(realm, tx, await triesOf(tx, ids)), (t) => t.page_id);
  const contacts = await contactRows(realm, tx, [...new Set(rows.flatMap((r) => r.chain))]);
  return rows.map((r): Page => {
    const tried = tries.get(r.id) ?? [];
    return {
      id: r.id,
      about: { kind: r.about_kind, id: r.about },
      reason: REASONS[r.reason] ?? { en: r.reason, ja: r.reason },
      urgent: r.urgent,
      chain: r.chain.map((id) => bodyOf(directory, id)),
      at: r.at,
      acknowledgedAt: r.acknowledged_at,
      acknowledgedBy: r.acknowledged_by,
      gaveUpAt: r.gave_up_at,
      minutes:
        r.acknowledged_at === null ? null : Math.round((Date.parse(r.acknowledged_at) - Date.parse(r.at)) / 60_000),
      mine: r.chain.includes(signed.body.id),
      path: pathOf(directory, r, contacts, tried),
      nextAt: r.next_at,
      // Who of another body was woken by which way is that body's own and the coordinating body's to see.
      tries: tried.map((t) => ({
        at: t.at,
        contact: t.contact_id,
        person: t.person,
        body: bodyOf(directory, t.organisation_id),
        channel: t.channel,
        outcome: t.outcome,
        detail: t.detail,
        by: t.by,
      })),
    };
  });
}

/** Who is paged in turn, of the contacts that the reader sees: whoever is on duty now stands first. */
function pathOf(
  directory: Directory,
  page: PageRow,
  contacts: readonly ContactRow[],
  tries: readonly OpenedTry[],
): Page["path"] {
  const paged = new Set(tries.map((t) => t.contact_id));
  return page.chain.map((id) => ({
    body: bodyOf(directory, id),
    people: contacts
      .filter((c) => c.organisation_id === id)
      .map((c) => ({ ...c, onDuty: c.on_duty_until !== null }))
      .sort(dutyFirst)
      .map((c) => ({ contact: c.id, person: c.person, duty: c.duty, paged: paged.has(c.id) })),
  }));
}
