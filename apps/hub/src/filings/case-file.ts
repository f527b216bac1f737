/** The assistant's one reading: until when, what is missing, what is known and from whom, what went out and what came back. */
import type { CaseFile } from "@noroshi/api";
import { holds, missingFor } from "@noroshi/cases";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { openCaseFile } from "./dossier.ts";
import { running } from "./duties.ts";
import { FORMS } from "./profiles.ts";
import {
  adviceShown,
  dutyShown,
  factShown,
  filingShown,
  formShown,
  questionShown,
  staleOf,
  wordShown,
} from "./shown.ts";
import { wordsOn } from "./word-store.ts";

/** @returns undefined where the reader sees no such case */
export async function caseFile(signed: Signed, tx: ReaderTx, id: string): Promise<CaseFile | undefined> {
  const file = await openCaseFile(signed, tx, id);
  if (!file) return undefined;
  const directory = await signed.room.directory();
  const { facts, standing, statements } = file;
  const missing = missingFor(running(standing.duties), facts);
  const words = await wordsOn(signed.room.realm, tx, file.filed);
  const stale = staleOf(file);
  const answered = new Set(words.flatMap((w) => w.answers ?? []));
  const applying = new Set(standing.advice.filter((a) => a.ruling.verdict === "yes").map((a) => a.regime.id));
  // The nearest duty first, what is met last; then what may be filed without a deadline.
  const due = [...standing.duties.filter((d) => d.met === null), ...standing.duties.filter((d) => d.met !== null)];
  const free = [...FORMS.values()].filter(
    (f) => f.meets.length === 0 && applying.has(f.regime) && holds(f.onlyIf, facts) === "yes",
  );
  const forms = [...new Set([...due.flatMap((d) => d.form ?? []), ...free])];
  const asked = statements.filter((s) => s.source.kind === "person" || s.source.kind === "answer");
  const again = asked.filter(
    (s) => s.source.kind === "answer" && statements.some((o) => o.fact === s.fact && o.at < s.at),
  );
  return {
    case: { id: file.seen.room.case_id, number: file.seen.summary.number, title: file.seen.summary.title },
    duties: standing.duties.map((d) => dutyShown(d, standing.advice, facts)),
    ask: missing.ask.map(questionShown),
    unknown: missing.unknown.map(questionShown),
    facts: [...facts.values()].map((f) => factShown(f, directory)),
    forms: forms.map((f) => formShown(f, directory, signed.body.id)),
    advice: standing.advice.map(adviceShown),
    filings: file.filed.toReversed().map((f) => filingShown(f, words, directory, stale.get(f.id))),
    openQuestions: words
      .filter((w) => w.kind === "question" && !answered.has(w.id))
      .map((w) => ({ filing: w.filing, word: wordShown(w, directory) })),
    asked: { questions: new Set(asked.map((s) => s.fact)).size, twice: new Set(again.map((s) => s.fact)).size },
  };
}
