/**
 * Everything that is stated of an incident, from where the acting body stands: its own register entry, its own reports field by
 * field, what it typed, and what other bodies' reports in the case say as far as it sees them. Each statement knows who may have
 * it: another body's word goes only to those who may read that report by the one rule on seeing.
 */
import {
  type FactStatement,
  type FactValue,
  factsOfOwnReport,
  factsOfReport,
  type ReportRead,
  type StatedFact,
} from "@noroshi/cases";
import { isGovernment, maySee, type World } from "@noroshi/handling";
import type { Signed } from "../accounts/signed.ts";
import type { Directory, Organisation } from "../accounts/store.ts";
import type { SeenCase } from "../cases/reading/cases.ts";
import type { ReaderTx } from "../db/act.ts";
import { readLabels } from "../db/world.ts";
import { decodeReading } from "../intake/body.ts";
import type { SeenReport } from "../intake/reading/reports.ts";
import { itemRows, readingRow } from "../intake/reading/store.ts";
import { openKeys } from "../keeping/keys.ts";
import { inForce } from "../law/store.ts";
import { CATALOGUE, commonFormOf } from "./profiles.ts";
import { type Dossier, statementRows } from "./store.ts";

/** At most so many values of an own report become facts. */
const MOST_ITEMS = 2_000;

/** All statements on the incident of this case. */
export async function gather(
  signed: Signed,
  tx: ReaderTx,
  seen: SeenCase,
  dossiers: readonly Dossier[],
): Promise<readonly FactStatement[]> {
  const directory = await signed.room.directory();
  const alive = seen.reports.filter((r) => !r.summary.historical);
  const own = alive.filter((r) => r.ownerId === signed.body.id);
  const others = alive.filter((r) => r.ownerId !== signed.body.id);
  return [
    ...registerFacts(signed.body, own, await inForce(tx, "mandatoryReport"), seen.room.opened_at),
    ...(await Promise.all(own.map((r) => ownReport(signed, tx, r)))).flat(),
    ...(await othersReports(tx, directory, others)),
    ...(await typed(signed, tx, dossiers)),
  ];
}

function registerFacts(
  body: Organisation,
  own: readonly SeenReport[],
  mandatory: boolean,
  at: string,
): readonly FactStatement[] {
  const { name } = body;
  const form = own.find((r) => r.summary.kind === "common_form") ?? own[0];
  const facts: readonly (readonly [string, FactValue | null | undefined])[] = [
    ["organisation.name", name.ja === name.en ? name.en : `${name.ja}（${name.en}）`],
    ["organisation.id", body.slug],
    ["organisation.country", body.country],
    ["organisation.sector", body.sector ?? undefined],
    ["organisation.kind", body.kind],
    ["organisation.coreOperator", body.coreOperator],
    ["organisation.euEntity", body.euEntity],
    ["organisation.publicBody", isGovernment(body)],
    ["organisation.usEntity", body.country === "US" ? true : undefined],
    ["organisation.auEntity", body.country === "AU" ? true : undefined],
    ["capability.mandatoryReport", mandatory],
    ["report.kind", form?.summary.kind],
    ["report.form", formKind(form)],
    ["report.number", form?.body.sourceId ?? undefined],
  ];
  return facts.flatMap(([fact, value]) =>
    value === undefined || !CATALOGUE.has(fact)
      ? []
      : [ownStatement(body.id, { fact, value, confidence: "confirmed", place: null }, "register", null, at)],
  );
}

function formKind(form: SeenReport | undefined): string | undefined {
  if (form?.summary.kind !== "common_form") return undefined;
  return form.summary.format === "common-form-ddos" ? "ddos" : "ransomware";
}

async function ownReport(signed: Signed, tx: ReaderTx, r: SeenReport): Promise<readonly FactStatement[]> {
  const { id, format, receivedAt } = r.summary;
  const row = await readingRow(tx, id);
  const key = row && (await openKeys(signed.room.realm, tx, [row.content_key])).get(row.content_key);
  const fields = row && key ? decodeReading(key.open("understanding", id, row.body)).fields : [];
  const items = (await itemRows(tx, id, MOST_ITEMS)) as Parameters<typeof factsOfOwnReport>[2];
  const form = r.summary.kind === "common_form" ? commonFormOf(format) : undefined;
  return factsOfOwnReport(readOf(r), fields, items, form, CATALOGUE).map((f) =>
    ownStatement(signed.body.id, f, "report", id, receivedAt),
  );
}

/** What of a stored report facts are read from. Consents ride on labels; a form's own answers are read field by field. */
const readOf = (r: SeenReport): ReportRead => ({
  incidentType: r.summary.incidentType,
  occurred: r.body.occurred,
  noticed: r.body.noticed,
  personalData: r.body.personalData,
  affected: r.body.affected,
  names: r.body.names,
  tlp: r.body.tlp,
  consent: null,
});

async function othersReports(
  tx: ReaderTx,
  directory: Directory,
  reports: readonly SeenReport[],
): Promise<readonly FactStatement[]> {
  if (reports.length === 0) return [];
  const labels = await tx.db
    .selectFrom("report")
    .select(["report_id", "label_id"])
    .where(
      "report_id",
      "in",
      reports.map((r) => r.summary.id),
    )
    .execute();
  const markings = await readLabels(
    tx.db,
    labels.map((l) => l.label_id),
  );
  const world: World = {
    nowMs: (await tx.now()).epochMilliseconds,
    hubCountry: directory.hubCountry,
    body: (id) => directory.byId(id),
  };
  return reports.flatMap((r) => {
    const labelId = labels.find((l) => l.report_id === r.summary.id)?.label_id;
    const marking = labelId === undefined ? undefined : markings.get(labelId);
    const readers = marking ? directory.all.filter((b) => maySee(b, marking, world).allowed).map((b) => b.id) : [];
    return factsOfReport(readOf(r), CATALOGUE).map(
      (f): FactStatement => ({
        id: `${r.summary.id} ${f.fact}`,
        fact: f.fact,
        value: f.value,
        source: { kind: "report", ref: r.summary.id, by: r.ownerId },
        at: r.summary.receivedAt,
        confidence: f.confidence,
        own: false,
        readers,
        keptFrom: [],
        protection: [],
      }),
    );
  });
}

async function typed(signed: Signed, tx: ReaderTx, dossiers: readonly Dossier[]): Promise<readonly FactStatement[]> {
  return (await statementRows(tx, dossiers)).map((s) => ({
    id: s.id,
    fact: s.fact,
    value: s.value,
    source: { kind: s.answers === null ? "person" : "answer", ref: s.answers, by: signed.body.id },
    at: s.at,
    confidence: s.confidence,
    own: true,
    readers: "any",
    keptFrom: s.keptFrom,
    protection: s.protection,
  }));
}

function ownStatement(
  by: string,
  f: StatedFact,
  kind: "register" | "report",
  ref: string | null,
  at: string,
): FactStatement {
  return {
    id: `${ref ?? kind} ${f.fact}`,
    fact: f.fact,
    value: f.value,
    source: { kind, ref, by },
    at,
    confidence: f.confidence,
    own: true,
    readers: "any",
    keptFrom: [],
    protection: [],
  };
}
