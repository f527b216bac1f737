/** `noroshi link FILE.ndjson [--policy notices] [--explain A B]`: which notices speak of one incident, without a hub. */
import { readFile } from "node:fs/promises";
import {
  builtinPolicies,
  builtinReference,
  campaigns,
  explain,
  features,
  type Incident,
  Linker,
  type LinkPolicy,
  loadPolicy,
  score,
  vendorWaves,
} from "@noroshi/fusion";
import { understand } from "@noroshi/intake";
import type { Report } from "@noroshi/intake/contract";
import { command, misused } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { readableLinesOf } from "../import/lines.ts";
import { LANGUAGE_OPTION, type Language, languageOf } from "../language.ts";
import { printable, writeJson, writeLine } from "../lines-out.ts";
import { progress } from "../progress.ts";

type Facts = ReturnType<typeof features>;

export const link = command({
  name: "link",
  usage: [
    "FILE.ndjson [options]",
    "FILE.ndjson --campaigns [options]",
    "FILE.ndjson --waves [options]",
    "FILE.ndjson --explain A B [options]",
  ],
  about: `Joins the notices of a file (neutral-incident/1, one JSON object a line) by the rules that a hub would use, and prints one
line a notice: {"id", "case"}. Nothing is stored and no hub is needed.`,
  options: {
    policy: { type: "string", word: "POLICY", default: "notices", say: "observables, notices, or a file of its own" },
    campaigns: { type: "boolean", say: "print incidents that share rare infrastructure, one line a campaign" },
    waves: { type: "boolean", say: "print vendor waves, one root and its many victims, one line a wave" },
    explain: { type: "boolean", say: "say why A and B are joined or not" },
    ...LANGUAGE_OPTION,
  },
  async run(o, [file, ...pair]) {
    if (file === undefined || (o.explain ? pair.length !== 2 : pair.length > 0))
      throw misused("Name one file, and with --explain two ids.");
    const lang = languageOf(o.lang);
    const policy = await policyOf(o.policy);
    const linker = new Linker(policy, builtinReference);
    const wanted = new Map<string, Facts>();
    const lines = new Map<string, number>();
    const all: { report: string; features: Facts }[] = [];
    const bar = progress(`  ${file}`, 0);
    let done = 0;
    for await (const line of readableLinesOf(file)) {
      for (const report of read(line.text, file, line.number)) {
        const id = report.sourceId ?? String(line.number);
        once(id, line.number, lines, file);
        const facts = features(report, report.originator);
        if (pair.includes(id)) wanted.set(id, facts);
        if (o.campaigns || o.waves) all.push({ report: id, features: facts });
        if (!o.explain) linker.add({ report: id, features: facts });
      }
      bar.at(++done, "lines");
    }
    if (o.explain) return say(pair, wanted, policy, lang);
    if (o.campaigns) return tellCampaigns(incidentsOf(linker.clusters(), all));
    if (o.waves) return tellWaves(incidentsOf(linker.clusters(), all));
    for (const [id, cluster] of linker.clusters()) await writeJson({ id, case: cluster });
    return 0;
  },
});

function incidentsOf(
  clusters: ReadonlyMap<string, string>,
  all: readonly { readonly report: string; readonly features: Facts }[],
): readonly Incident[] {
  return [...Map.groupBy(all, (r) => clusters.get(r.report) ?? r.report)].map(([id, reports]) => ({ id, reports }));
}

async function tellCampaigns(incidents: readonly Incident[]): Promise<number> {
  for (const { id, incidents: cases, reasons } of campaigns(incidents, builtinReference))
    await writeJson({ campaign: id, cases, reasons });
  return 0;
}

async function tellWaves(incidents: readonly Incident[]): Promise<number> {
  for (const { root, victims, incidents: cases, reasons } of vendorWaves(incidents, builtinReference))
    await writeJson({ wave: root, victims, cases, reasons });
  return 0;
}

async function policyOf(said: string): Promise<LinkPolicy> {
  const shipped = Object.values(builtinPolicies).find((p) => p.id === said);
  if (shipped) return shipped;
  const text = await readFile(said, "utf8").catch(() => undefined);
  if (text === undefined) throw misused(`There is no policy ${said}: say observables, notices, or a file.`);
  try {
    const loaded = loadPolicy(JSON.parse(text));
    if (loaded.ok) return loaded.policy;
    throw new CommandFailed(
      "NOT_UNDERSTOOD",
      `${said}: ${loaded.faults.map((f) => `${f.place} ${f.say.en}`).join("; ")}`,
    );
  } catch (e) {
    if (!(e instanceof SyntaxError)) throw e;
    throw new CommandFailed("NOT_UNDERSTOOD", `${said} is not JSON: ${e.message}`);
  }
}

/** Two notices of one id would be one line of the answer: which of them is meant, only their sender knows. */
function once(id: string, line: number, lines: Map<string, number>, file: string): void {
  const before = lines.get(id);
  if (before !== undefined)
    throw new CommandFailed(
      "NOT_UNDERSTOOD",
      `${file} line ${line}: the id ${printable(id)} stands in line ${before} already.`,
    );
  lines.set(id, line);
}

function read(text: string, file: string, line: number): readonly Report[] {
  const understood = understand(Buffer.from(text), { format: "neutral-incident" });
  if (understood.ok) return understood.reports;
  const why = understood.refused.map((f) => `${f.place} ${f.say.en}`).join("; ");
  throw new CommandFailed("NOT_UNDERSTOOD", `${file} line ${line}: ${why}`);
}

async function say(
  pair: readonly string[],
  known: ReadonlyMap<string, Facts>,
  policy: LinkPolicy,
  lang: Language,
): Promise<number> {
  const [a, b] = pair.map((id) => ({ report: id, features: known.get(id) }));
  if (!a?.features || !b?.features) throw misused(`Both ids must stand in the file: ${pair.join(" ")}.`);
  const one = { report: a.report, features: a.features };
  const found = score(one, { report: b.report, features: b.features }, policy, builtinReference);
  const never = lang === "ja" ? "この照合規則では関連付けられません" : "The policy forbids to join these two";
  for (const line of found ? explain(found, lang) : [never]) await writeLine(line);
  return 0;
}
