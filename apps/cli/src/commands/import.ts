/**
 * `noroshi import [KIND] PATH…`: takes files and folders as they are. Knowledge goes to the reference store, reports to intake;
 * what is refused is named with file, place and reason, and the rest goes in. Run it again and it goes on where it broke off.
 */
import { readFile } from "node:fs/promises";
import { TableMapping } from "@noroshi/intake";
import { z } from "zod";
import { command, misused, oneOf } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { CALLER_OPTIONS, doorOf } from "../hub/caller.ts";
import { call, type Door } from "../hub/door.ts";
import { refusalWords } from "../hub/faults.ts";
import { fetchFeed, isAddress } from "../import/feed.ts";
import { ENDINGS, filesBelow } from "../import/files.ts";
import { importFile } from "../import/one-file.ts";
import { Summary } from "../import/summary.ts";
import { IMPORT_KINDS } from "../import/tell-apart.ts";
import { LANGUAGE_OPTION, languageOf } from "../language.ts";
import { writeJson, writeLine } from "../lines-out.ts";
import { progress } from "../progress.ts";

export const importFiles = command({
  name: "import",
  usage: [`[${IMPORT_KINDS.join(" | ")}] PATH… [options]`],
  about: `Takes files, folders and MISP feeds (an address ending in / or in manifest.json). Without a kind each file is told apart by its
content: knowledge (ATT&CK, galaxies, taxonomies, warning lists, KEV, CSAF) goes to the reference store, lines of notices in batches,
sightings to theirs, the rest to intake. Of a folder these endings are looked at: ${ENDINGS.map((e) => `.${e}`).join(", ")}.
STIX 2.0 is lifted to 2.1 first; what had to be decided is counted. Run again, it goes on: what is there answers "replayed".
Exit status: 0 everything went in, 1 something was refused (the rest went in), 2 wrong use.`,
  options: {
    sources: { type: "string", word: "FILE", say: "JSON: a list's source word → a body of the realm" },
    mapping: { type: "string", word: "NAME", say: "a saved mapping of the calling body, for its tables" },
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
    const found = await Promise.all(paths.filter((p) => !isAddress(p)).map(filesBelow));
    const files = found.flatMap((f) => f.files);
    const door = await doorOf(o);
    const terms = {
      door,
      lang,
      kind: named ?? ("auto" as const),
      historical,
      sources,
      now: await realmTime(door),
      mapping: o.mapping,
      table: o.mapping === undefined ? undefined : await savedMapping(door, o.mapping),
    };
    const summary = new Summary();
    const bar = progress("  importing", files.length);
    for (const [n, file] of files.entries()) {
      bar.at(n, file.path);
      await importFile(terms, file, summary, (done, of) =>
        bar.at(n, `${file.path} (${done.toLocaleString("en")} ${of})`),
      );
    }
    for (const address of paths.filter(isAddress))
      await fetchFeed(address, summary, (path, called) => {
        bar.at(files.length, called);
        return importFile(terms, { path, named: true }, summary, () => undefined);
      });
    bar.end(`${files.length.toLocaleString("en")} files`);
    summary.add(
      "files passed over (other endings)",
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

const Mappings = z.object({ items: z.array(z.object({ name: z.string(), mapping: TableMapping })) });

/** What a saved mapping says, to tell how old its tables are. Codes: HUB_REFUSED, NOT_UNDERSTOOD (no such mapping). */
async function savedMapping(door: Door, name: string): Promise<TableMapping> {
  const { status, body } = await call(door, "GET", "/api/v1/table-mappings");
  const read = Mappings.safeParse(body);
  if (status !== 200 || !read.success)
    throw new CommandFailed("HUB_REFUSED", `The hub refused (${status}): ${refusalWords(body)}`);
  const found = read.data.items.find((one) => one.name === name);
  if (found) return found.mapping;
  const names = read.data.items.map((one) => one.name).join(", ") || "none";
  throw new CommandFailed("NOT_UNDERSTOOD", `There is no saved mapping ${name} (saved: ${names}).`);
}

const Me = z.object({ realm: z.object({ now: z.iso.datetime({ offset: true }) }) });

/** The realm's own time; an exercise may stand in another year. Code: HUB_REFUSED. */
async function realmTime(door: Door): Promise<number> {
  const { status, body } = await call(door, "GET", "/api/v1/me");
  const read = Me.safeParse(body);
  if (status === 200 && read.success) return Date.parse(read.data.realm.now);
  throw new CommandFailed("HUB_REFUSED", `The hub refused (${status}): ${refusalWords(body)}`);
}
