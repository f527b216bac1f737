/** `noroshi stix lift FILE`: STIX 2.0 as 2.1 on standard output, and beside it everything that had to be decided. */
import { readFile, stat, writeFile } from "node:fs/promises";
import { lift as lifted, parse, report } from "@noroshi/stix";
import { command, misused } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { readHead, valueOfFirstLine } from "../import/head.ts";
import { readJson } from "../import/json.ts";
import { linesOf } from "../import/lines.ts";
import { LANGUAGE_OPTION, languageOf } from "../language.ts";
import { printable, writeJson } from "../lines-out.ts";

/** A bundle is lifted whole: observables of several observations become one object. */
const MOST = 256 * 1024 * 1024;

const NOTES_SHOWN = 20;

export const lift = command({
  name: "stix lift",
  usage: ["FILE [--out FILE] [options]"],
  about: `Carries a bundle, an object, or objects one a line from STIX 2.0 to 2.1. The result goes to standard output; what had to be
decided or could not be carried is said on standard error. The same file always gives the same ids. 2.1 comes back as it was.
Exit status: 0 the result is valid STIX 2.1, 1 parts of it are not (they are named; the result is written all the same).`,
  options: {
    out: { type: "string", word: "FILE", say: "write there instead" },
    notes: { type: "string", word: "FILE", say: "every note and every fault that is left, one JSON line each" },
    ...LANGUAGE_OPTION,
  },
  async run(o, [file, ...more]) {
    if (file === undefined || more.length > 0) throw misused("Name one file.");
    const lang = languageOf(o.lang);
    const values = await valuesIn(file);
    const said: { readonly place: string; readonly say: string }[] = [];
    const results: unknown[] = [];
    let faults = 0;
    for (const { value, place } of values) {
      const { object, notes } = lifted(value);
      for (const n of notes) said.push({ place: [place, n.path].filter(Boolean).join(" "), say: n.say });
      const judged = parse(object);
      if (!judged.ok) {
        faults += judged.faults.length;
        for (const line of report({ ...judged, warnings: [] }, lang).slice(1)) said.push({ place, say: line });
      }
      results.push(object);
    }
    if (o.out === undefined) for (const one of results) await writeJson(one);
    else await writeFile(o.out, results.map((one) => `${JSON.stringify(one)}\n`).join(""));
    if (o.notes !== undefined) await writeFile(o.notes, said.map((one) => `${JSON.stringify(one)}\n`).join(""));
    tellNotes(said, faults);
    return faults === 0 ? 0 : 1;
  },
});

function tellNotes(said: readonly { place: string; say: string }[], faults: number): void {
  const shown = said
    .slice(0, NOTES_SHOWN)
    .map((n) => `  ${printable(n.place)}${n.place === "" ? "" : ": "}${printable(n.say)}\n`);
  const rest =
    said.length > shown.length ? `  … and ${said.length - shown.length} more; --notes FILE writes them all\n` : "";
  process.stderr.write(
    `${shown.join("")}${rest}noroshi stix lift: ${said.length - faults} notes, ${faults} faults left\n`,
  );
}

async function valuesIn(file: string): Promise<readonly { readonly value: unknown; readonly place: string }[]> {
  const about = await stat(file).catch(() => undefined);
  if (!about?.isFile()) throw new CommandFailed("FILE_NOT_READABLE", `${file} cannot be read.`);
  if (about.size > MOST)
    throw new CommandFailed("NOT_UNDERSTOOD", `${file} is larger than ${MOST / 1024 / 1024} MiB; split it.`);
  const { head, size } = await readHead(file);
  if (valueOfFirstLine(head, size) === undefined)
    return [{ value: jsonIn(await readFile(file, "utf8"), file, ""), place: "" }];
  const values: { value: unknown; place: string }[] = [];
  for await (const line of linesOf(file))
    values.push({ value: jsonIn(line.text, file, `line ${line.number}`), place: `line ${line.number}` });
  return values;
}

function jsonIn(text: string, file: string, line: string): unknown {
  const read = readJson(text);
  if (read.ok) return read.value;
  throw new CommandFailed("NOT_UNDERSTOOD", `${file} ${line || read.place}: ${read.say}`);
}
