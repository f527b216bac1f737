/** The case room as one reader sees it: of what it sees in it, and of nothing else. */
import type { CaseRoom, CaseStatement } from "@noroshi/api";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import { seeCases } from "../cases/reading/cases.ts";
import type { ReaderTx } from "../db/act.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { inRoom } from "./in-room.ts";
import { noteOf } from "./note.ts";
import { evidenceOf, leadOffer, participantsOf, presentIn, type StatementRow, statementsOf } from "./store.ts";

const ANSWERABLE: ReadonlySet<string> = new Set(["contest", "disagreement", "restoration", "lesson", "translation"]);

/** @throws Refusal NOT_FOUND */
export async function caseRoom(signed: Signed, tx: ReaderTx, idOrNumber: string): Promise<CaseRoom> {
  const { realm } = signed.room;
  const found = await inRoom(signed, tx, idOrNumber);
  const directory = await signed.room.directory();
  const said = await statementsOf(realm, tx, found.id);
  const note = said.findLast((s) => s.kind === "note");
  const [seen] = await seeCases(realm, tx, directory, [found.id], (await tx.now()).toString());
  const evidence = await evidenceOf(
    tx,
    (seen?.reports ?? []).map((r) => r.summary.id),
  );
  return {
    case: { id: found.id, number: found.room.number, closedAt: found.room.closed_at },
    lead: bodyOf(directory, found.room.lead_id),
    leads: found.leads,
    participants: (await participantsOf(tx, found.id))
      .filter((p) => p.released_at === null)
      .map((p) => ({
        body: bodyOf(directory, p.organisation_id),
        namedAt: p.named_at,
        answer: p.declined_at !== null ? "declined" : answered(p, found.room.lead_id) ? "accepted" : "asked",
        answeredAt: p.declined_at ?? p.acknowledged_at,
      })),
    leadOffered: (await leadOffer(tx, found.id)) !== undefined,
    note: note ? noteOf(note, directory) : null,
    statements: said.filter((s) => s.kind !== "note").map((s) => statementOf(s, directory, found.label.label_id)),
    present: (await presentIn(tx, found.id)).map((p) => ({
      name: { en: p.name, ja: p.name_ja ?? p.name },
      body: bodyOf(directory, p.organisation_id),
    })),
    evidence: evidence.map(({ owner_id, sha256, ...e }) => ({
      ...e,
      owner: bodyOf(directory, owner_id),
      sha256: sha256.toString("hex"),
    })),
  };
}

/** Who leads was there before anybody asked. */
const answered = (p: { acknowledged_at: string | null; organisation_id: string }, lead: string): boolean =>
  p.acknowledged_at !== null || p.organisation_id === lead;

export function statementOf(s: StatementRow, directory: Directory, roomLabel: number): CaseStatement {
  return {
    id: s.id,
    kind: s.kind,
    at: s.at,
    by: { name: s.by, body: bodyOf(directory, s.author_id) },
    words: s.words,
    to: s.label_id === roomLabel ? null : (s.audience ?? []).map((id) => bodyOf(directory, id)),
    about: s.about_kind === null || s.about === null ? null : { kind: s.about_kind, id: s.about, other: s.about_other },
    derivedFrom: [...s.derived_from],
    answers: s.answers,
    outcome: s.outcome,
    owner: s.owner_id === null ? null : bodyOf(directory, s.owner_id),
    due: s.due,
    language: s.language,
    madeBy: s.made_by,
    open: ANSWERABLE.has(s.kind) && !s.answered,
  };
}
