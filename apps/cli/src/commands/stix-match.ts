/** `noroshi stix match PATTERN FILE…`: a pattern against the observed data of files. */
import { compile, type Pattern, parsePattern, readObserved, tell } from "@noroshi/stix/pattern";
import { command, misused } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { LANGUAGE_OPTION, type Language, languageOf } from "../language.ts";
import { printable, writeJson, writeLine } from "../lines-out.ts";
import { objectsIn } from "../stix/documents.ts";

export const match = command({
  name: "stix match",
  usage: ["PATTERN FILE… [options]"],
  about: `Matches a STIX pattern against the observed data of files, 2.0 or 2.1, and says which objects satisfied which part.
Of a large file only observed data and observables are kept in memory.
Exit status: 0 it matches in some file, 1 it does not, 2 wrong use or a pattern that cannot be read or decided.`,
  options: {
    json: { type: "boolean", say: "one JSON line a file" },
    ...LANGUAGE_OPTION,
  },
  async run(o, [text, ...files]) {
    if (text === undefined || files.length === 0) throw misused("Name a pattern and at least one file.");
    const lang = languageOf(o.lang);
    const matcher = compile(readPattern(text, lang));
    let [matched, undecided] = [false, false];
    for (const file of files) {
      const result = matcher.match(readObserved(await observedIn(file)));
      matched ||= result.outcome === "matched";
      undecided ||= result.outcome === "undecided";
      if (o.json) await writeJson({ file, ...result });
      else {
        await writeLine(`${printable(file)}: ${WORDS[result.outcome][lang]}`);
        for (const b of result.bindings) {
          const said = text.slice(b.at.offset, b.at.end);
          for (const w of b.observations)
            await writeLine(`  ${printable(said)} ← ${printable([w.id, ...w.objects].join(" "))}`);
        }
        for (const note of result.notes) await writeLine(`  ! ${printable(note)}`);
      }
    }
    return matched ? 0 : undecided ? 2 : 1;
  },
});

const WORDS = {
  matched: { en: "matches", ja: "一致します" },
  unmatched: { en: "does not match", ja: "一致しません" },
  undecided: { en: "cannot be decided", ja: "判定できません" },
} as const;

function readPattern(text: string, lang: Language): Pattern {
  const read = parsePattern(text);
  if (!read.ok) throw misused(read.faults.map((f) => tell(f, lang)).join("; "));
  for (const w of read.warnings) process.stderr.write(`  ! ${tell(w, lang)}\n`);
  return read.pattern;
}

/** What a pattern can be matched against, as one bundle. Code: NOT_UNDERSTOOD for a file that cannot be read to its end. */
async function observedIn(file: string): Promise<unknown> {
  const objects: unknown[] = [];
  for await (const found of objectsIn(file)) {
    if ("fault" in found)
      throw new CommandFailed("NOT_UNDERSTOOD", `${file} ${found.place}: ${found.fault.path} ${found.fault.say}`);
    if ("object" in found && isObserved(found.object)) objects.push(found.object);
  }
  return { type: "bundle", objects };
}

/** Observed data, and observables: those have no created and no modified. */
function isObserved(object: unknown): boolean {
  if (typeof object !== "object" || object === null) return false;
  return ("type" in object && object.type === "observed-data") || !("created" in object);
}
