/**
 * A reporter consents: that police may use its values, that a named body may have them, or that a withheld report is passed on
 * after all. Only the body that sent the report can; for anybody else the answer is the same as for a report that is not
 * there, and nothing changes.
 */
import type { Grant } from "@noroshi/handling";
import type { ConsentSaid } from "@noroshi/intake";
import { Temporal } from "temporal-polyfill";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { enqueue } from "../db/jobs.ts";
import { internLabel, type Marking } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { lockSources } from "../intake/report-store.ts";
import { sourceTokenOf } from "../intake/source-ref.ts";
import { record } from "../oversight/recorder.ts";
import type { Doing, Done } from "./act.ts";
import { actLabel } from "./act-label.ts";
import { relabelAll, relabelItems, unlink } from "./relabel-store.ts";
import { insertConsent, type NamedReport, type NewConsent, reportsNamed } from "./store.ts";

const GIVEN = {
  lawEnforcementUse: "law_enforcement_use",
  thirdPartyRelease: "third_party_release",
  shareWithCoordinator: "share_with_coordinator",
} as const;

const REJECTED: Done = { outcome: "rejected" };

/** @throws Refusal NOT_UNDERSTOOD for a recipient that is no body of this realm */
export async function consent(signed: Signed, tx: ReaderTx, doing: Doing, said: ConsentSaid): Promise<Done> {
  const directory = await signed.room.directory();
  const recipients = recipientsOf(directory, said);
  const own = await ownReport(signed, tx, said.by, said.reportId);
  if (!own) return REJECTED;
  await giveConsent(signed, tx, doing, own, {
    given: GIVEN[said.grant],
    recipients,
    items: said.items === "all" ? null : said.items,
    validFrom: said.validFrom ?? doing.at,
    validUntil: said.validUntil,
  });
  return { outcome: "recorded" };
}

export type Given = Pick<NewConsent, "given" | "recipients" | "items" | "validFrom" | "validUntil">;

/** Writes a consent of the acting body for its own report, and lets the report's labels follow. @returns its id */
export async function giveConsent(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  own: OwnReport,
  what: Given,
): Promise<string> {
  await lockSources(tx, [own.sourceRef]);
  const { realm } = signed.room;
  const { given, recipients } = what;
  const label = await internLabel(realm, toThe(signed.body.id, recipients));
  const id = doing.chance.uuid();
  const row: NewConsent = {
    ...what,
    id,
    label,
    sourceRef: own.sourceRef,
    receiptId: doing.receiptId,
    at: doing.at,
  };
  await insertConsent(tx, row);
  const versions = own.versions;
  if (given === "share_with_coordinator") await unseal(signed, tx, versions);
  else {
    const grant = grantOf(given, row);
    const change = (m: Marking): Marking => granting(m, grant);
    if (row.items === null) await relabelAll(realm, tx, versions, change);
    else if (await relabelItems(realm, tx, versions, row.items, change)) {
      await unlink(tx, versions);
      await enqueue(tx, "fuse", {});
    }
  }
  await record(tx, [
    {
      act: "consent.given",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: own.latest,
      facts: { given, recipients, receipt: doing.receiptId },
    },
  ]);
  return id;
}

/** From now on the report is as if it had not been sealed: its receipt time is the one that it had. */
async function unseal(signed: Signed, tx: ReaderTx, versions: readonly string[]): Promise<void> {
  const opened = await relabelAll(signed.room.realm, tx, versions, (m) => {
    // Sealed to an authority, or to nobody: an empty audience on a report's row was a seal without one.
    const closed = m.sealedTo !== null || (m.audience?.length === 0 && m.class !== "act");
    return closed ? { ...m, sealedTo: null, audience: null } : m;
  });
  if (!opened) return; // it was passed on already
  await unlink(tx, versions);
  await enqueue(tx, "fuse", {});
}

/** A consent that names bodies, as the handling rule reads it. */
export function grantOf(given: Grant["kind"], c: Pick<NewConsent, "recipients" | "validFrom" | "validUntil">): Grant {
  const ms = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
  return {
    kind: given,
    recipients: c.recipients,
    fromMs: ms(c.validFrom),
    untilMs: c.validUntil === null ? null : ms(c.validUntil),
  };
}

/** The marking with the consent: for what is said in the report, not for receipts and bytes, which stay the sender's. */
export function granting(m: Marking, grant: Grant): Marking {
  if (m.class !== "item" && m.class !== "report") return m;
  return { ...m, grants: [...(m.grants ?? []), grant] };
}

export interface OwnReport {
  readonly sourceRef: Buffer;
  readonly versions: readonly string[];
  readonly latest: string;
}

/** The acting body's own report under this name; undefined for all else. */
export async function ownReport(
  signed: Signed,
  tx: ReaderTx,
  by: string,
  named: string,
): Promise<OwnReport | undefined> {
  if (by !== signed.body.slug && by !== signed.body.id) return undefined;
  const found = await reportsNamed(tx, named, sourceTokenOf(signed.room.realm, named));
  const own = found.filter((r) => r.ownerId === signed.body.id);
  const first = own[0];
  if (!first) return undefined;
  // Two kinds of paper may carry one number; the act speaks of the first.
  const same = own.filter((r) => r.sourceRef.equals(first.sourceRef));
  return { sourceRef: first.sourceRef, versions: same.map((r) => r.reportId), latest: latestOf(same) };
}

function latestOf(versions: readonly NamedReport[]): string {
  return (versions.find((r) => r.latest) ?? versions.at(-1))?.reportId ?? "";
}

// untrusted: slugs and ids from outside
function recipientsOf(directory: Directory, said: ConsentSaid): readonly string[] {
  const faults = said.recipients.flatMap((name, i) => {
    if (directory.bySlug(name) ?? directory.byId(name)) return [];
    const say = { en: "No such body in this realm.", ja: "この領域にその組織はありません。" };
    return [{ code: "BAD_VALUE", place: `$.recipients[${i}]`, say }];
  });
  if (faults.length > 0) throw new Refusal("NOT_UNDERSTOOD", { faults });
  return said.recipients.flatMap((name) => (directory.bySlug(name) ?? directory.byId(name))?.id ?? []).sort();
}

/** An act that its owner and the named bodies may read. */
export function toThe(ownerId: string, bodies: readonly string[]): Marking {
  return actLabel(ownerId, "amber", bodies);
}
