/**
 * "What would ALPHA see?": what a release ordered now would freeze of the asker's own part, value by value, with what the rule says
 * for each recipient of each statement that the asker sees. What recipients are entitled to beyond that is not computed here, and
 * moves nothing of it. The reasons are those that the asker may hear. Nothing goes out; that it was asked goes on record.
 */
import type { ReleasePreview } from "@noroshi/api";
import { type BodyFacts, type Label, mayReceive, saidOfOthers, saidToOwner, type World } from "@noroshi/handling";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { ownLabel } from "../intake/markings.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { record } from "../oversight/recorder.ts";
import { digestOf } from "./marking.ts";
import { type OrderSaid, type Planned, planRelease } from "./order.ts";
import { type PlannedVictim, planVictims, victimLinesOf, wordOf } from "./victims/choose.ts";
import { rulesOf } from "./waiting/ask-second.ts";

/** Values of one answer; more are counted and digested, and not listed. */
const MOST = 2_000;

type Said = Pick<OrderSaid, "report" | "to" | "items" | "victims">;

export async function previewRelease(signed: Signed, tx: ReaderTx, said: Said, requestId: string) {
  const at = (await tx.now()).toString();
  const planned = await planRelease(signed, tx, said, at);
  const own = await internLabel(signed.room.realm, ownLabel(signed.body, undefined));
  await record(
    tx,
    planned.recipients.map((r) => ({
      act: "preview.looked_through" as const,
      actorId: tx.reader.actorId,
      labelId: own.label_id,
      subject: r.id,
      facts: { request: requestId },
    })),
  );
  const victims = await planVictims(signed.room.realm, tx, planned, said.victims ?? []);
  const rules = await rulesOf(signed, tx, planned, (said.victims ?? []).length > 0);
  return { ...(await shown(signed, planned, victims)), approval: [...rules] };
}

async function shown(
  signed: Signed,
  { recipients, reports, part, sources, world }: Planned,
  victims: readonly PlannedVictim[],
): Promise<Omit<ReleasePreview, "approval">> {
  const directory = await signed.room.directory();
  const said = new Map<Label, ReleasePreview["values"][number]["sources"][number]["verdicts"]>();
  const verdictsOf = (label: Label) => {
    const known =
      said.get(label) ??
      recipients.map((r) => ({ ...verdict(signed, r, label, world), body: bodyOf(directory, r.id) }));
    said.set(label, known);
    return known;
  };
  const given = new Map(part.values.map((v) => [`${v.kind} ${v.value}`, v]));
  const grouped = [...Map.groupBy(sources, (s) => `${s.kind} ${s.value}`)].sort(
    ([a], [b]) => Number(given.has(b)) - Number(given.has(a)) || (a < b ? -1 : 1),
  );
  const values = grouped.slice(0, MOST).flatMap(([name, same]) => {
    const [first] = same;
    if (!first) return [];
    const packed = given.get(name);
    const { kind, value } = first;
    return [
      {
        kind,
        value,
        tlp: packed?.tlp ?? first.label.tlp,
        validUntil: packed === undefined ? first.validUntil : packed.validUntil,
        included: packed !== undefined,
        sources: same.map((s) => ({
          report: s.report,
          owner: bodyOf(directory, s.label.ownerId),
          verdicts: verdictsOf(s.label),
        })),
      },
    ];
  });
  return {
    recipients: recipients.map((r) => bodyOf(directory, r.id)),
    reports: [...reports],
    values,
    more: grouped.length > MOST,
    count: part.values.length,
    tlp: part.tlp,
    digest: digestOf(part.values, victimLinesOf(victims)),
    victims: victims.map((v) => shownVictim(directory, v)),
  };
}

function shownVictim(directory: Directory, v: PlannedVictim): ReleasePreview["victims"][number] {
  return {
    consent: v.consent.id,
    victim: bodyOf(directory, v.consent.victim_id),
    report: v.consent.report_id,
    until: v.consent.until,
    fields: v.consent.fields.map((field) => ({ field, words: wordOf(v, field) })),
    recipients: v.recipients.map((r) => ({
      body: bodyOf(directory, r.body.id),
      fields: r.reasons.map((one) => ({ ...one })),
    })),
  };
}

function verdict(signed: Signed, recipient: BodyFacts, label: Label, world: World) {
  const found = mayReceive(recipient, label, world);
  const why = label.ownerId === signed.body.id ? saidToOwner(found) : saidOfOthers(found);
  return { receives: found.allowed, why: [...why] };
}
