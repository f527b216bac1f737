/** Plays a whole scenario on a hub and puts its result together. What the hub cannot do yet is left out, not made up. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { understandFile, understandPages } from "@noroshi/intake";
import { CommandFailed } from "../errors.ts";
import { withoutUnheard } from "../import/unheard.ts";
import { raising } from "../scenario/raise.ts";
import type { Inject, Scenario } from "../scenario/read.ts";
import { keyRing } from "../scenario/send.ts";
import { bodiesOfActs, statedActs } from "../scenario/stated.ts";
import { dutyFigures, type Figures } from "./figures.ts";
import { type Gate, gatesOf } from "./gates.ts";
import { inOrder, type Played, playing, type Told } from "./play.ts";
import type { Playing } from "./playing.ts";
import { type ReaderResult, readAs } from "./reader.ts";
import type { Released } from "./release.ts";
import { playRequests } from "./requests.ts";
import { seeded, shuffled } from "./shuffle.ts";

export interface ReplayResult {
  readonly schema: "noroshi.result/1";
  readonly scenario: string;
  readonly profile: string;
  readonly indicators: Figures["cases"][number]["indicators"] | null;
  readonly cases: readonly unknown[];
  readonly unlinked: readonly string[];
  readonly withheld: readonly string[];
  readonly sightings: Figures["sightings"];
  readonly atRiskOrganisations: readonly string[];
  readonly severity: Figures["cases"][number]["severity"];
  readonly priorityScore: number | null;
  /** Asked under the default profile alone; null under another. */
  readonly clocks: Figures["clocks"];
  readonly readers: Readonly<Record<string, ReaderResult>>;
  readonly gates: Readonly<Record<string, Gate & { readonly requests: Readonly<Record<string, string>> }>>;
  readonly releases: Readonly<Record<string, Released>>;
  readonly receipts: Readonly<Record<string, Told>>;
}

export interface Replaying extends Playing {
  readonly data: string;
  readonly profile: string;
  /** Another order of arrival, by this seed. */
  readonly shuffle: number | undefined;
  readonly progress: (done: number, of: number) => void;
}

export async function replayed(p: Replaying, s: Scenario): Promise<ReplayResult> {
  const { socket, realm, profile } = p;
  const acts = statedActs(p.folder, s);
  const founding = { socket, kind: "replay", more: bodiesOfActs(s, acts).missing, from: acts[0]?.at } as const;
  for (const step of raising({ ...founding, realm, profile }, s)) await step();
  /** A realm of its own under another profile, for the requests alone. */
  const elsewhere = async (there: Replaying, name: string): Promise<Record<string, string>> => {
    for (const step of raising({ ...founding, realm: there.realm, profile: name }, s)) await step();
    return playRequests(there, s, keyRing(socket, there.realm));
  };
  const injects = p.shuffle === undefined ? inOrder(s) : await reordered(p.folder, s, p.shuffle);
  const played = playing(p, s, injects);
  await played.upTo(s.figuresAt);
  p.progress(1, 3);
  const principal = [...played.injectOf].find(([, inject]) => inject === s.principalInject)?.[0];
  const rules = profile === s.defaultProfile && s.clockRules !== undefined ? join(p.folder, "scenario.json") : null;
  const figures = await dutyFigures(p.data, realm, principal, rules);
  const readers: Record<string, ReaderResult> = {};
  for (const reader of s.readers)
    readers[reader] = await readAs(
      { url: p.url, key: await played.keyOf(reader), gone: p.gone },
      reader,
      played.injectOf,
    );
  p.progress(2, 3);
  const atFigures = assembled(s, played, figures);
  await played.upTo(null);
  p.progress(3, 3);
  return {
    schema: "noroshi.result/1",
    scenario: s.id,
    profile,
    ...atFigures,
    readers,
    gates: Object.fromEntries(
      await Promise.all(
        Object.entries(await gatesOf(p.folder, p.data, s)).map(async ([name, gate], n) => {
          const requests = name === profile ? played.requests : await elsewhere({ ...p, realm: `${realm}_${n}` }, name);
          return [name, { ...gate, requests }] as const;
        }),
      ),
    ),
    releases: played.releases,
    receipts: played.receipts,
  };
}

function assembled(s: Scenario, played: Played, figures: Figures) {
  const nameOf = (versions: readonly string[]): string =>
    versions.map((id) => played.injectOf.get(id)).find((inject) => inject !== undefined) ?? versions[0] ?? "";
  const slugOf = (id: string): string => s.organisations.find((o) => o.uuid === id)?.id ?? id;
  const cases = figures.cases.map((c) => ({
    key: c.key,
    incidentType: c.incidentType,
    linkedInjects: c.reports.map(nameOf).sort(),
    reportIds: [...c.sourceIds].sort(),
    indicators: c.indicators,
    severity: c.severity,
    priorityScore: c.priorityScore,
  }));
  const main = cases.find((c) => c.linkedInjects.includes(s.principalInject ?? ""));
  const unlinked = figures.unlinked.map(nameOf).sort();
  const known = new Set([...cases.flatMap((c) => c.linkedInjects), ...unlinked]);
  // Sealed: it has a receipt that says so, and the duty knows nothing of it. A later version speaks of the same report.
  const later = new Set(s.injects.flatMap(({ id, action }) => (action === "amend" ? [id] : [])));
  const withheld = Object.entries(played.receipts).flatMap(([inject, r]) =>
    r.outcome === "withheld" && !known.has(inject) && !later.has(inject) ? [inject] : [],
  );
  return {
    indicators: main?.indicators ?? null,
    cases: cases.map(({ priorityScore: _, ...c }) => c),
    unlinked,
    withheld,
    sightings: figures.sightings,
    atRiskOrganisations: figures.atRisk.map(slugOf).sort(),
    severity: main?.severity ?? null,
    priorityScore: main?.priorityScore ?? null,
    clocks: figures.clocks?.map((c) => ({ ...c, startedBy: played.sentBy.get(c.startedBy) ?? c.startedBy })) ?? null,
  };
}

/** The injects up to the figures in another order; later ones stay. */
async function reordered(folder: string, s: Scenario, seed: number): Promise<readonly Inject[]> {
  const all = inOrder(s);
  const early = all.filter((i) => Date.parse(i.at) <= Date.parse(s.figuresAt));
  const named = new Map<string, string>();
  for (const i of all) for (const id of await sourceIdsIn(folder, i)) if (!named.has(id)) named.set(id, i.id);
  const speaksOf = (i: Inject): string | null => {
    if (!["assess", "consent", "withdraw"].includes(i.action)) return null;
    const said = spokenOf(folder, i);
    return said === null ? null : (named.get(said) ?? null);
  };
  return [...shuffled(early, seeded(seed), speaksOf), ...all.slice(early.length)];
}

/** The senders' own ids of the reports in an inject's files. */
async function sourceIdsIn(folder: string, inject: Inject): Promise<readonly string[]> {
  if (inject.action !== "submit" && inject.action !== "amend") return [];
  const files = inject.files.map((f) => readFileSync(join(folder, f.path)));
  const hint = { mediaType: inject.files[0]?.mediaType ?? "" };
  const [only] = files;
  const read =
    files.length === 1 && only ? await withoutUnheard(() => understandFile(only, hint)) : understandPages(files, hint);
  return read.ok ? read.reports.flatMap((r) => r.sourceId ?? []) : [];
}

/** The report that an act speaks of, in the sender's own words. */
function spokenOf(folder: string, inject: Inject): string | null {
  const [file] = inject.files;
  if (!file) return null;
  try {
    const json: unknown = JSON.parse(readFileSync(join(folder, file.path), "utf8"));
    return typeof json === "object" && json !== null && "reportId" in json ? String(json.reportId) : null;
  } catch (e) {
    throw new CommandFailed("NOT_UNDERSTOOD", `${file.path}: ${e instanceof Error ? e.message : "not readable"}`);
  }
}
