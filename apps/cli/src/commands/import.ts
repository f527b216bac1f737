/**
 * `noroshi import [KIND] PATH…`: takes files and folders as they are. Knowledge goes to the reference store, reports to intake;
 * what is refused is named with file, place and reason, and the rest goes in. Run it again and it goes on where it broke off.
 */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CommandFailed } from "../failure.ts";
import { CALLER_HELP, CALLER_OPTIONS, doorOf } from "../hub/caller.ts";
import type { Door } from "../hub/door.ts";
import { faultsOf } from "../import/faults-of.ts";
import { importNotices, type NoticeOptions } from "../import/notices.ts";
import { importKnowledge } from "../import/send-knowledge.ts";
import { Summary } from "../import/summary.ts";
import { isOld, tellApart } from "../import/tell-apart.ts";
import { sendFile } from "./submit.ts";

const KINDS = ["reports", "notices", "knowledge"] as const;
type Kind = (typeof KINDS)[number] | "auto";

const HELP = `Usage: ./noroshi import [${KINDS.join(" | ")}] PATH… [options]

Without a kind each file is told apart by its content.
  --sources FILE        JSON: a list's source word → a body of the realm
  --historical on|off   old material starts no case, clock or latency (default: on when the newest stated date is over 30 days old)
${CALLER_HELP}
`;

export async function importFiles(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...CALLER_OPTIONS,
      sources: { type: "string" },
      historical: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  const named = KINDS.find((k) => k === positionals[0]);
  const paths = named ? positionals.slice(1) : positionals;
  if (values.help || paths.length === 0) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const door = await doorOf(values);
  const sources: Record<string, string> =
    values.sources === undefined ? {} : JSON.parse(await readFile(values.sources, "utf8"));
  const summary = new Summary();
  for (const path of paths)
    for (const file of await filesBelow(path))
      await importOne(door, file, named ?? "auto", { sources, historical: values.historical }, summary);
  process.stdout.write(`${summary.lines().join("\n")}\n`);
  return summary.counts.size > 0 || summary.refused.length === 0 ? 0 : 1;
}

async function filesBelow(path: string): Promise<readonly string[]> {
  const about = await stat(path).catch(() => undefined);
  if (!about) throw new CommandFailed("FILE_NOT_READABLE", `${path} cannot be read.`);
  if (about.isFile()) return [path];
  const inside = await readdir(path, { withFileTypes: true, recursive: true });
  return inside
    .filter((e) => e.isFile() && /\.(json|ndjson|xlsx|jsonl)$/i.test(e.name))
    .map((e) => join(e.parentPath, e.name))
    .sort();
}

interface How {
  readonly sources: Readonly<Record<string, string>>;
  readonly historical: string | undefined;
}

async function importOne(door: Door, file: string, kind: Kind, how: How, summary: Summary): Promise<void> {
  const about = await tellApart(file, kind);
  if (about.kind === "broken") return summary.refuse({ file, place: about.place, code: "NOT_JSON", say: about.say });
  if (about.kind === "knowledge") return importKnowledge(door, file, about.of, about.byLine, summary);
  const historical = how.historical === undefined ? await isOld(file) : how.historical === "on";
  if (about.kind === "notices")
    return importNotices(door, file, { historical, sources: how.sources } satisfies NoticeOptions, summary);
  const answer = await sendFile(door, file, { historical, receivingAuthority: undefined });
  if (answer.status === 202) summary.add((answer.body as { outcome: string }).outcome);
  for (const f of faultsOf(answer.body)) summary.refuse({ file, place: f.place, code: f.code, say: f.say.en });
}
