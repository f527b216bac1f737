/**
 * A reporter takes back a consent that named bodies: from now on the labels of its report are without it, for every version that is
 * there and every one that comes. Whoever was handed a value because of it is told (sharing/recall.ts).
 */
import type { Grant } from "@noroshi/handling";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { enqueue } from "../db/jobs.ts";
import { internLabel, type Marking } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { lockSources } from "../intake/report-store.ts";
import { record } from "../oversight/recorder.ts";
import type { Doing } from "./act.ts";
import { grantOf, toThe } from "./consent.ts";
import { relabelAll } from "./relabel-store.ts";
import { insertWithdrawal, standingConsent, versionsUnder } from "./store.ts";

/** @throws Refusal NOT_FOUND for what is no standing consent of the acting body; NOT_NOW for the passing on of a sealed report */
export async function endConsent(signed: Signed, tx: ReaderTx, doing: Doing, consentId: string): Promise<void> {
  const consent = await standingConsent(tx, consentId);
  if (!consent) throw new Refusal("NOT_FOUND");
  // What was passed on to the coordinator is with it.
  if (consent.given === "share_with_coordinator") throw new Refusal("NOT_NOW");
  await lockSources(tx, [consent.source_ref]);
  const { recipients, valid_from: validFrom, valid_until: validUntil } = consent;
  const gone = grantOf(consent.given, { recipients, validFrom, validUntil });
  const versions = await versionsUnder(tx, consent.source_ref);
  // Whom it named reads that it ended.
  const label = await internLabel(signed.room.realm, toThe(signed.body.id, recipients));
  const id = doing.chance.uuid();
  await insertWithdrawal(tx, {
    id,
    label,
    sourceRef: consent.source_ref,
    receiptId: doing.receiptId,
    flags: [],
    consentId,
    at: doing.at,
  });
  await relabelAll(signed.room.realm, tx, versions, (m) => without(m, gone));
  await enqueue(tx, "recall", {
    withdrawal: id,
    reports: versions.join(","),
    flags: "",
    consent: consentId,
    at: doing.at,
  });
  await record(tx, [
    {
      act: "consent.withdrawn",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: versions.at(-1) ?? null,
      facts: { consent: consentId, receipt: doing.receiptId },
    },
  ]);
}

/** The marking without this grant. */
function without(m: Marking, gone: Grant): Marking {
  const kept = (m.grants ?? []).filter((g) => nameOf(g) !== nameOf(gone));
  return kept.length === (m.grants ?? []).length ? m : { ...m, grants: kept };
}

const nameOf = (g: Grant): string => `${g.kind} ${[...g.recipients].sort().join()} ${g.fromMs} ${g.untilMs}`;
