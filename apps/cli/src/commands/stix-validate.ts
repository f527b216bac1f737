/** `noroshi stix validate FILE…`: files against STIX 2.1, object by object, at constant memory. */
import { checksIn, type FaultCode, report } from "@noroshi/stix";
import { command, misused } from "../command.ts";
import { LANGUAGE_OPTION, type Language, languageOf } from "../language.ts";
import { printable, writeJson, writeLine } from "../lines-out.ts";
import { progress } from "../progress.ts";
import { type Verdict, verdictOf } from "../stix/verdict.ts";

export const validate = command({
  name: "stix validate",
  usage: ["FILE… [options]"],
  about: `Holds bundles, TAXII envelopes, lists, single objects and objects one a line against STIX 2.1, whatever their size.
Every finding has its place, its rule and its section. References are not followed from one object to another.
Exit status: 0 all are valid, 1 one is not.`,
  options: {
    strict: { type: "boolean", say: "what the standard recommends is required, too" },
    ignore: {
      type: "string",
      word: "CHECKS",
      say: "recommendations to pass over: their codes, or the numbers of the OASIS validator (302,all-vocabs)",
    },
    json: { type: "boolean", say: "one JSON line a finding, and one a file" },
    ...LANGUAGE_OPTION,
  },
  async run(o, files) {
    if (files.length === 0) throw misused("Name at least one file.");
    const lang = languageOf(o.lang);
    const options = { strict: o.strict, ignore: ignored(o.ignore ?? "") };
    let bad = 0;
    for (const file of files) {
      const bar = progress(`  ${file}`, 0);
      const verdict = await verdictOf(file, options, (n) => bar.at(n, "objects"));
      bar.end(`${verdict.objects.toLocaleString("en")} objects`);
      if (verdict.faults.length > 0) bad++;
      await (o.json ? asJson(file, verdict) : asLines(file, verdict, lang));
    }
    return bad === 0 ? 0 : 1;
  },
});

function ignored(list: string): readonly FaultCode[] {
  const { codes, unknown } = checksIn(list);
  if (unknown.length > 0) throw misused(`There is no check ${unknown.join(", ")}.`);
  return codes;
}

async function asJson(file: string, v: Verdict): Promise<void> {
  for (const f of [...v.faults, ...v.warnings]) await writeJson({ file, ...f });
  await writeJson({
    file,
    valid: v.faults.length === 0,
    objects: v.objects,
    faults: v.faults.length,
    recommendations: v.warnings.length,
    notKept: v.more,
  });
}

async function asLines(file: string, v: Verdict, lang: Language): Promise<void> {
  const [head = "", ...rest] = report({ ok: false, faults: v.faults, warnings: v.warnings }, lang);
  await writeLine(`${printable(file)}: ${head}`);
  for (const line of rest) await writeLine(`  ${line}`);
  if (v.more > 0) await writeLine(lang === "ja" ? `  ほか ${v.more} 件` : `  … and ${v.more} more`);
  if (v.old)
    await writeLine(
      lang === "ja"
        ? "  STIX 2.0 は変換できます: ./noroshi stix lift ファイル"
        : "  STIX 2.0 can be lifted: ./noroshi stix lift FILE",
    );
}
