/**
 * `noroshi import [KIND] PATH…`: takes files and folders as they are. Knowledge goes to the reference store, reports to intake;
 * what is refused is named with file, place and reason, and the rest goes in. Run it again and it goes on where it broke off.
 */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { command, misused, oneOf } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { CALLER_OPTIONS, doorOf } from "../hub/caller.ts";
import { call, type Door } from "../hub/door.ts";
import { refusalWords } from "../hub/faults.ts";
import { filesBelow } from "../import/files.ts";
import { importFile } from "../import/one-file.ts";
import { Summary } from "../import/summary.ts";
import { IMPORT_KINDS } from "../import/tell-apart.ts";
import { LANGUAGE_OPTION, languageOf } from "../language.ts";
import { writeJson, writeLine } from "../lines-out.ts";
import { progress } from "../progress.ts";

export const importFiles = command({
  name: "import",
  usage: [`[${IMPORT_KINDS.join(" | ")}] PATH… [options]`],
  about: `Takes files and folders (.json, .ndjson, .jsonl, .xlsx). Without a kind each file is told apart by its content: knowledge
(ATT&CK, galaxies, taxonomies, warning lists, KEV) goes to the reference store, lines of notices in batches, the rest to intake.
STIX 2.0 is lifted to 2.1 first; what had to be decided is counted. Run again, it goes on: what is there answers "replayed".
Exit status: 0 everything went in, 1 something was refused (the rest went in), 2 wrong use.`,
  options: {
    sources: { type: "string", word: "FILE", say: "JSON: a list's source word → a body of the realm" },
    historical: {
      type: "string",
      word: "on|off",
      say: "old material starts no case, clock or latency (else by the newest stated date: over 30 days before the realm's time)",
    },
    json: { type: "boolean", say: "the summary as one JSON line" },
    ...LANGUAGE_OPTION,
    ...CALLER_OPTIONS,
  },
  async run(o, words) {
    const named = IMPORT_KINDS.find((k) => k === words[0]);
    const paths = named ? words.slice(1) : words;
    if (paths.length === 0) throw misused("Name at least one file or folder.");
    const lang = languageOf(o.lang);
    const historical =
      o.historical === undefined ? undefined : oneOf(o.historical, ["on", "off"], "--historical") === "on";
    const sources = o.sources === undefined ? {} : await readSources(o.sources);
    const found = await Promise.all(paths.map(filesBelow));
    const files = found.flatMap((f) => f.files);
    const door = await doorOf(o);
    const terms = { door, lang, kind: named ?? ("auto" as const), historical, sources, now: await realmTime(door) };
    const summary = new Summary();
    const bar = progress("  importing", files.length);
    for (const [n, file] of files.entries()) {
      bar.at(n, file);
      await importFile(terms, file, summary, (done, of) => bar.at(n, `${file} (${done.toLocaleString("en")} ${of})`));
    }
    bar.end(`${files.length.toLocaleString("en")} files`);
    summary.add(
      "files passed over (not .json, .ndjson, .jsonl or .xlsx)",
      found.reduce((sum, f) => sum + f.passedOver, 0),
    );
    if (o.json) await writeJson(summary.plain());
    else for (const line of summary.lines()) await writeLine(line);
    return summary.status;
  },
});

const Sources = z.record(z.string(), z.string());

async function readSources(file: string): Promise<Readonly<Record<string, string>>> {
  try {
    return Sources.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    throw new CommandFailed(
      "FILE_NOT_READABLE",
      `${file} does not map source words to bodies; write {"ME1": "maine-ag", …}.`,
    );
  }
}

const Me = z.object({ realm: z.object({ now: z.iso.datetime({ offset: true }) }) });

/** The realm's own time; an exercise may stand in another year. Code: HUB_REFUSED. */
async function realmTime(door: Door): Promise<number> {
  const { status, body } = await call(door, "GET", "/api/v1/me");
  const read = Me.safeParse(body);
  if (status === 200 && read.success) return Date.parse(read.data.realm.now);
  throw new CommandFailed("HUB_REFUSED", `The hub refused (${status}): ${refusalWords(body)}`);
}
