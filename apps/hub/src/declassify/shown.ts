/** Declassifications as a reader gets them: each with its history, and of an own report what may be asked for. */
import type { Lowering, ReportLowerings } from "@noroshi/api";
import { mayLift, stricter, stricterPap } from "@noroshi/handling";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import { ownReport } from "../acts/consent.ts";
import type { ReaderTx } from "../db/act.ts";
import { readLabels } from "../db/world.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { mayAnswer } from "./answer.ts";
import { ruleFor } from "./propose.ts";
import { type LoweringRow, labelsOn, movesOf } from "./store.ts";

/** @param personId who looks; null for a machine, which answers nothing */
export async function loweringsShown(
  signed: Signed,
  tx: ReaderTx,
  directory: Directory,
  rows: readonly LoweringRow[],
  personId: string | null,
): Promise<Lowering[]> {
  if (rows.length === 0) return [];
  const now = (await tx.now()).epochMilliseconds;
  const moves = Map.groupBy(
    await movesOf(
      tx,
      rows.map((r) => r.id),
    ),
    (m) => m.declassification_id,
  );
  return rows.map((r) => {
    const state = r.state === "asked" && Date.parse(r.expires_at) <= now ? "expired" : r.state;
    const own = r.owner_id === signed.body.id;
    return {
      id: r.id,
      report: r.report_id,
      owner: bodyOf(directory, r.owner_id),
      at: r.at,
      until: r.expires_at,
      state,
      endedAt: r.ended_at,
      by: r.by,
      basis: r.basis,
      reason: r.reason,
      to: { tlp: r.to_tlp, pap: r.to_pap, lifts: [...r.lifts] },
      values: r.items === null ? null : r.items.map(([kind, value]) => ({ kind, value })),
      labels: (moves.get(r.id) ?? []).flatMap((m) =>
        m.earlier === m.later ? [] : [{ from: shownLabel(m.was), to: shownLabel(m.becomes) }],
      ),
      otherBody: r.rule === "other_organisation",
      answeredBy:
        r.answered_organisation === null
          ? null
          : { name: r.answered_name, body: bodyOf(directory, r.answered_organisation) },
      answerReason: r.answer_reason,
      mayAnswer:
        state === "asked" &&
        personId !== null &&
        personId !== r.asked_person &&
        mayAnswer(r, signed.body.id, signed.acting.roles),
      mayTakeBack: own && r.state === "asked" && personId !== null,
    };
  });
}

const shownLabel = (l: { readonly tlp: string; readonly pap: string | null; readonly caveats: readonly string[] }) => ({
  tlp: l.tlp,
  pap: l.pap,
  caveats: [...l.caveats],
});

/** What this body may ask for of the report; null where the report is not its own. */
export async function offerFor(signed: Signed, tx: ReaderTx, reportId: string): Promise<ReportLowerings["offer"]> {
  const own = await ownReport(signed, tx, signed.body.id, reportId);
  if (!own) return null;
  const labels = [...(await readLabels(tx.db, await labelsOn(tx, own.versions))).values()].filter(
    (l) => l.class === "report" || l.class === "item",
  );
  const first = labels[0];
  if (!first) return null;
  const by = (await signed.room.directory()).byId(signed.body.id) ?? signed.body;
  const caveats = [...new Set(labels.flatMap((l) => l.caveats))].sort();
  const rule = await ruleFor(tx, signed.body.kind);
  return {
    tlp: labels.reduce((top, l) => stricter(top, l.tlp), first.tlp),
    pap: labels.reduce<typeof first.pap>((top, l) => stricterPap(top, l.pap), null) ?? null,
    liftable: caveats.filter((c) => mayLift(c, by)),
    held: caveats.filter((c) => !mayLift(c, by)),
    otherBody: rule.organisations > 1,
    kinds: [...rule.kinds],
  };
}
