/** Oversight's papers as their readers get them: the register, inspections, words, reports. */
import type {
  Inspection,
  InspectionDetail,
  OversightWord,
  Register,
  RegisterAct,
  StatutoryReport as ReportShown,
} from "@noroshi/api";
import { type StatutoryReport, wordOf } from "@noroshi/oversight";
import type { RegisterEntry } from "@noroshi/oversight/contract";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { OVERSIGHT } from "./book.ts";
import { entryShown } from "./entry-shown.ts";
import { type InspectionRow, inspectedEntries, openInspection, wordsOnInspection } from "./inspection-store.ts";
import { openingsShown } from "./opened-shown.ts";
import { touchedBy } from "./opening-store.ts";
import type { RegisterOf } from "./register.ts";
import { openWordsOf, type WordRow } from "./word-store.ts";

const actShown = ({ id, act, at, subject, number, provision, extension }: RegisterEntry): RegisterAct => ({
  id,
  act,
  at,
  subject,
  number,
  provision,
  extension,
});

export function registerShown(register: RegisterOf, directory: Directory, exercise: boolean): Register {
  const { id, name, source, verified, provisions, words } = OVERSIGHT;
  return {
    profile: {
      id,
      name,
      source,
      verified,
      provisions: provisions.map((p) => ({ id: p.id, name: p.name })),
      words: words.map((w) => ({ ...w })),
    },
    exercise,
    requests: register.rows.map(({ askerId, entries, ...row }) => ({
      ...row,
      asker: bodyOf(directory, askerId),
      acts: entries.map(actShown),
    })),
    own: register.own.map(actShown),
  };
}

export function inspectionShown(row: InspectionRow, directory: Directory): Inspection {
  const { bodyId } = row.scope;
  return {
    id: row.id,
    number: row.number,
    way: row.way,
    scope: {
      body: bodyId ? bodyOf(directory, bodyId) : null,
      act: row.scope.act ?? null,
      subject: row.scope.subject ?? null,
      from: row.scope.from ?? null,
      to: row.scope.to ?? null,
      traffic: row.scope.traffic === true,
      files: row.scope.files === true,
    },
    seed: row.seed.toString("hex"),
    population: row.population,
    items: row.items,
    by: row.by,
    at: row.at,
    outcome: row.outcome,
    closedAt: row.closed_at,
  };
}

export async function inspectionDetail(
  signed: Signed,
  tx: ReaderTx,
  row: InspectionRow,
  directory: Directory,
): Promise<InspectionDetail> {
  const words = await wordsOnInspection(tx, row.id);
  const opened = await openInspection(signed.room.realm, tx, row, words);
  return {
    ...inspectionShown(row, directory),
    reason: opened.reason,
    entries: (await inspectedEntries(tx, row.id)).map((e) => entryShown(e, signed.room.name, directory)),
    touched: [...(await touchedBy(tx, row.id))],
    openings: await openingsShown(signed, tx, row),
    words: words.map((w, at) => ({
      id: w.id,
      kind: w.kind,
      outcome: w.outcome,
      words: opened.words[at] ?? null,
      by: w.by,
      at: w.at,
    })),
  };
}

export async function wordsShown(
  signed: Signed,
  tx: ReaderTx,
  rows: readonly WordRow[],
  directory: Directory,
): Promise<OversightWord[]> {
  const { words, answers } = await openWordsOf(signed.room.realm, tx, rows);
  const now = (await tx.now()).epochMilliseconds;
  return rows.map((r) => {
    const named = wordOf(OVERSIGHT, r.kind);
    const own = answers.filter((a) => a.word_id === r.id);
    return {
      id: r.id,
      number: r.number,
      kind: r.kind,
      provision: named?.provision ?? null,
      name: named ? { ...named.name } : null,
      from: bodyOf(directory, r.owner_id),
      to: bodyOf(directory, r.to_id),
      mine: r.owner_id === signed.body.id,
      words: words.get(r.id) ?? null,
      answerBy: r.answer_by,
      overdue: r.answer_by !== null && own.length === 0 && Date.parse(r.answer_by) <= now,
      at: r.at,
      inspection: r.inspection_id,
      measure: r.measure_id,
      answers: own.map(({ id, words: said, by, at }) => ({ id, words: said, by, at })),
    };
  });
}

export function reportShown(
  report: StatutoryReport,
  entries: readonly RegisterEntry[],
  frozen: { readonly digest: string; readonly number: number; readonly whole: boolean } | null,
): ReportShown {
  const named = new Set([...report.unclassified, ...report.items.flatMap((i) => i.figures.flatMap((f) => f.acts))]);
  return {
    title: report.title,
    basis: report.basis,
    verified: report.verified,
    standing: report.standing,
    period: { ...report.period },
    items: report.items.map((i) => ({
      id: i.id,
      title: i.title,
      figures: i.figures.map((f) => ({ ...f, acts: [...f.acts] })),
      overview: i.overview,
    })),
    unclassified: [...report.unclassified],
    acts: entries.filter((e) => named.has(e.id)).map(actShown),
    digest: frozen?.digest ?? null,
    number: frozen?.number ?? null,
    whole: frozen?.whole ?? null,
  };
}
