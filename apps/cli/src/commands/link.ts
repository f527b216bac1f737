/** `noroshi link FILE.ndjson [--policy notices] [--explain A B]`: which notices speak of one incident, without a hub. */

import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  builtinPolicies,
  builtinReference,
  explain,
  features,
  Linker,
  type LinkPolicy,
  loadPolicy,
  score,
} from "@noroshi/fusion";
import { understand } from "@noroshi/intake";
import type { Report } from "@noroshi/intake/contract";
import { CommandFailed } from "../failure.ts";
import { linesOf } from "../import/lines.ts";

const HELP = `Usage: ./noroshi link FILE.ndjson [--policy observables | notices | FILE.json] [--explain A B] [--lang en | ja]

Prints one line a report: {"id", "case"}. Nothing is stored and no hub is needed.
`;

export async function link(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      policy: { type: "string", default: "notices" },
      explain: { type: "boolean", default: false },
      lang: { type: "string", default: "en" },
      help: { type: "boolean", default: false },
    },
  });
  const [file, ...pair] = positionals;
  if (values.help || file === undefined || (values.explain && pair.length !== 2)) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const policy = await policyOf(values.policy);
  const linker = new Linker(policy, builtinReference);
  const wanted = new Map<string, ReturnType<typeof features>>();
  for await (const line of linesOf(file)) {
    for (const report of read(line.text, file, line.number)) {
      const id = report.sourceId ?? String(line.number);
      const facts = features(report, report.originator);
      if (pair.includes(id)) wanted.set(id, facts);
      linker.add({ report: id, features: facts });
    }
  }
  if (values.explain) return say(pair, wanted, policy, values.lang === "ja" ? "ja" : "en");
  for (const [id, cluster] of linker.clusters()) process.stdout.write(`${JSON.stringify({ id, case: cluster })}\n`);
  return 0;
}

async function policyOf(said: string): Promise<LinkPolicy> {
  const shipped = Object.values(builtinPolicies).find((p) => p.id === said);
  if (shipped) return shipped;
  const loaded = loadPolicy(JSON.parse(await readFile(said, "utf8").catch(() => "null")));
  if (loaded.ok) return loaded.policy;
  throw new CommandFailed("USAGE", `${said}: ${loaded.faults.map((f) => `${f.place} ${f.say.en}`).join("; ")}`);
}

function read(text: string, file: string, line: number): readonly Report[] {
  const understood = understand(Buffer.from(text), { format: "neutral-incident" });
  if (understood.ok) return understood.reports;
  const why = understood.refused.map((f) => `${f.place} ${f.say.en}`).join("; ");
  throw new CommandFailed("NOT_UNDERSTOOD", `${file} line ${line}: ${why}`);
}

function say(
  pair: readonly string[],
  known: ReadonlyMap<string, ReturnType<typeof features>>,
  policy: LinkPolicy,
  lang: "en" | "ja",
): number {
  const [a, b] = pair.map((id) => ({ report: id, features: known.get(id) }));
  if (!a?.features || !b?.features)
    throw new CommandFailed("USAGE", `Both ids must stand in the file: ${pair.join(" ")}`);
  const link = score(
    { report: a.report, features: a.features },
    { report: b.report, features: b.features },
    policy,
    builtinReference,
  );
  process.stdout.write(
    link
      ? `${explain(link, lang).join("\n")}\n`
      : `${lang === "ja" ? "この照合規則では関連付けられません" : "The policy forbids to join these two"}\n`,
  );
  return 0;
}
