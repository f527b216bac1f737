/**
 * The invented corpus through the front door: every document is understood as a hub would understand it, then linked under
 * both policies that ship, beside what others do; figures by what was done to a document and by trap.
 */
import {
  builtinPolicies,
  features,
  type LinkableReport,
  type LinkPolicy,
  type Reference,
  referenceWith,
  warningList,
} from "@noroshi/fusion";
import { understandFile } from "@noroshi/intake";
import type { Report } from "@noroshi/intake/contract";
import { type CorpusDocument, corpus } from "@noroshi/testing/corpus";
import { baselines, type Entry } from "./baselines.ts";
import { type CorpusFigures, corpusFigures } from "./corpus-figures.ts";
import { type Cases, equalUnderShuffles, link } from "./linking.ts";

/** The world that is judged and fitted on. */
export const SEED = 5;
export const DRAWS = 700;
const SHUFFLES = 20;

export async function invented(): Promise<void> {
  const world = corpus(SEED, DRAWS);
  const reference = referenceWith(warningList(world.warnings.map((value) => ({ type: "ipv6", value }))).list);
  const whole = await understood(world.documents);
  const incidents = new Set(world.documents.map(({ incident }) => incident)).size;
  console.log(
    `\nlinkage, invented corpus (seed ${SEED}): ${world.documents.length} documents of ${incidents} incidents in 7 forms and 2 languages`,
  );
  table(
    "documents with values",
    builtinPolicies.observables,
    reference,
    only(whole, (channel) => !isNotice(channel)),
  );
  table("public notices", builtinPolicies.notices, reference, only(whole, isNotice));
  table("everything", builtinPolicies.notices, reference, whole);
}

interface Understood {
  readonly documents: readonly CorpusDocument[];
  readonly entries: readonly Entry[];
  readonly reports: readonly LinkableReport[];
}

export function isNotice(channel: CorpusDocument["channel"]): boolean {
  return channel === "notice-ja" || channel === "notice-en";
}

function only(whole: Understood, wanted: (channel: CorpusDocument["channel"]) => boolean): Understood {
  const at = whole.documents.flatMap(({ channel }, n) => (wanted(channel) ? [n] : []));
  const kept = <T>(list: readonly T[]): readonly T[] => at.flatMap((n) => list.slice(n, n + 1));
  return { documents: kept(whole.documents), entries: kept(whole.entries), reports: kept(whole.reports) };
}

function table(what: string, policy: LinkPolicy, reference: Reference, read: Understood): void {
  console.log(`\n  ${what} (${read.documents.length})`);
  console.log("                                             | recall where one is     | joined though two incidents");
  console.log(
    "                              F1    P     R  | plain part. clock name  | malw. later cdn   serial wave  | shuffles equal",
  );
  const cases = link(read.reports, policy, reference);
  const equal = equalUnderShuffles(cases, SHUFFLES, read.reports, policy, reference);
  row(`ours, ${policy.id}`, read.documents, cases, `${equal} of ${SHUFFLES}`);
  for (const [name, baseline] of Object.entries(baselines))
    row(`  ${name}`, read.documents, baseline(read.entries, read.reports, reference));
}

/** The documents as a hub takes them in, in the order of the world. Every one must be understood. */
export async function understood(documents: readonly CorpusDocument[]): Promise<Understood> {
  const read = await Promise.all(
    documents.map(async ({ id, bytes }) => {
      const told = await understandFile(bytes);
      const [report] = told.ok ? told.reports : [];
      if (report === undefined) throw new Error(`${id} was not understood: ${JSON.stringify(told.refused)}`);
      return { id, report };
    }),
  );
  return {
    documents,
    entries: read.map(({ id, report }) => ({
      id,
      organisation: report.subject.name ?? id,
      received: report.stated?.from.slice(0, 10) ?? null,
    })),
    reports: read.map(({ id, report }) => ({ report: id, features: features(report, listOf(report)) })),
  };
}

/** The list that published it: a sender that speaks for itself is none. */
function listOf(report: Report): string | null {
  return report.kind === "incident_notice" ? report.originator : null;
}

function row(name: string, documents: readonly CorpusDocument[], cases: Cases, equal = ""): void {
  const f: CorpusFigures = corpusFigures(documents, cases);
  const two = (value: number): string => value.toFixed(3).padStart(5);
  const recall = [f.recallOf.none, f.recallOf.partial, f.recallOf["wrong-clock"], f.recallOf["conflicting-name"]];
  const { wrongOf: w } = f;
  const wrong = [w["same-malware"], w["same-victim-later"], w["shared-cdn"], w.serial, w["vendor-wave"]];
  console.log(
    `  ${name.padEnd(26)} ${[f.f1, f.precision, f.recall].map(two).join(" ")} | ${recall.map(two).join(" ")} | ${wrong.map(two).join(" ")} | ${equal}`,
  );
}
