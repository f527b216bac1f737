/** Facts, questions, duties, advice and filings as their reader gets them: words for every code, bodies for every id. */
import type { CaseFile, DutyShown, FactQuestion, FactShown, FilingSummary, FilingWord } from "@noroshi/api";
import { type ChosenFact, type FactSet, type FilingForm, missingFor, outdated, type Question } from "@noroshi/cases";
import type { Advice, Reason } from "@noroshi/law";
import type { Directory } from "../accounts/store.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { lastTold, type OpenCase } from "./dossier.ts";
import type { Duty } from "./duties.ts";
import { recipientsOf } from "./preview.ts";
import { CATALOGUE, FORMS } from "./profiles.ts";
import type { FilingRow } from "./store.ts";
import type { WordRow } from "./word-store.ts";

type Said = { readonly en: string; readonly ja: string };

export const factName = (fact: string): Said => CATALOGUE.get(fact)?.name ?? { en: fact, ja: fact };

export function factShown(f: ChosenFact, directory: Directory): FactShown {
  const { chosen } = f;
  return {
    fact: f.fact,
    name: factName(f.fact),
    kind: CATALOGUE.get(f.fact)?.kind ?? "text",
    value: plain(chosen.value),
    source: {
      kind: chosen.source.kind,
      report: chosen.source.kind === "report" ? chosen.source.ref : null,
      by: bodyOf(directory, chosen.source.by),
    },
    at: chosen.at,
    confidence: chosen.confidence,
    own: chosen.own,
    keptFrom: chosen.keptFrom.map((id) => bodyOf(directory, id)),
    otherwise: f.otherwise.map((s) => ({ by: bodyOf(directory, s.source.by), value: plain(s.value), at: s.at })),
  };
}

/** A value that JSON's shape takes: a list of its own. */
export const plain = (value: ChosenFact["chosen"]["value"]): FactShown["value"] =>
  typeof value === "object" && value !== null ? [...value] : value;

export function questionShown(q: Question): FactQuestion {
  const field = CATALOGUE.get(q.fact);
  return {
    fact: q.fact,
    name: factName(q.fact),
    ask: field?.ask ?? factName(q.fact),
    hint: field?.hint ?? null,
    kind: field?.kind ?? "text",
    choices: (field?.choices ?? []).map((c) => ({ id: c.id, name: c.name })),
    due: q.due,
    forms: [...q.forms],
    unknownOk: q.unknownOk,
  };
}

export function dutyShown(d: Duty, regimes: readonly Advice[], facts: FactSet): DutyShown {
  const regime = regimes.find((a) => a.regime.id === d.stage.regime)?.regime;
  return {
    stage: d.stage.id,
    regime: regime?.name ?? d.stage.name,
    name: d.stage.name,
    text: d.stage.text,
    source: d.stage.source,
    verified: d.stage.verified,
    anchorAt: d.anchorAt,
    until: d.until,
    form: d.form?.id ?? null,
    lacking: d.form ? missingFor([{ form: d.form, due: d.until }], facts).ask.length : null,
    met: d.met && { filing: d.met.filing, at: d.met.at },
  };
}

export function adviceShown(a: Advice): CaseFile["advice"][number] {
  const { regime, ruling } = a;
  return {
    regime: regime.id,
    name: regime.name,
    text: regime.text,
    source: regime.source,
    verified: regime.verified,
    verdict: ruling.verdict,
    because: ruling.because.map((r: Reason) => ({
      name: factName(r.fact),
      test: r.test,
      wanted: Array.isArray(r.wanted) ? r.wanted.join(", ") : String(r.wanted),
      found: r.found === null ? null : String(r.found),
    })),
    missing: ruling.missing.map((fact) => ({ fact, name: factName(fact) })),
  };
}

export function formShown(form: FilingForm, directory: Directory, filer: string): CaseFile["forms"][number] {
  return {
    id: form.id,
    title: form.title,
    recipient: form.recipient.name,
    recipients: recipientsOf(form, directory, filer).map((b) => bodyOf(directory, b.id)),
    encoding: form.encoding,
    verified: form.verified,
    protection: [...form.protection],
  };
}

export function wordShown(w: WordRow, directory: Directory): FilingWord {
  return {
    id: w.id,
    kind: w.kind,
    by: bodyOf(directory, w.by),
    at: w.at,
    number: w.number,
    text: w.text,
    fact: w.fact === null ? null : { fact: w.fact, name: factName(w.fact) },
    answers: w.answers,
  };
}

export function filingShown(
  f: FilingRow,
  words: readonly WordRow[],
  directory: Directory,
  stale: readonly string[] = [],
): FilingSummary {
  const form = FORMS.get(f.form);
  const to = f.recipient_id === null ? null : bodyOf(directory, f.recipient_id);
  return {
    id: f.id,
    number: f.number,
    form: f.form,
    title: form?.title ?? { en: f.form, ja: f.form },
    regime: f.regime,
    version: f.version,
    from: bodyOf(directory, f.owner_id),
    to,
    recipient: to?.name ?? form?.recipient.name ?? { en: f.form, ja: f.form },
    channel: f.channel,
    at: f.at,
    filer: f.filer,
    sha256: f.sha256.toString("hex"),
    mediaType: f.media_type,
    words: words.filter((w) => w.filing === f.id).map((w) => wordShown(w, directory)),
    outdated: stale.map(factName),
  };
}

/** Which facts each last filing tells otherwise than they are held now. */
export function staleOf(file: OpenCase): ReadonlyMap<string, readonly string[]> {
  return new Map(outdated(file.facts, lastTold(file)).map((o) => [o.filing, o.facts]));
}
