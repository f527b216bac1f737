/**
 * `noroshi profile`: the legal profiles that ship, the law of a realm, its register of acts, and what another law would have made
 * of them. `list`, `show` and `diff` need no hub.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { diffProfiles, isOpen, type LegalProfile, readProfile, readRegister } from "@noroshi/law";
import { command, misused } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { REALM_OPTIONS, realmOf } from "../hub/caller.ts";
import { callLocal, runningHub } from "../hub/local-door.ts";
import { LANGUAGE_OPTION, type Language, languageOf } from "../language.ts";
import { writeJson, writeLine } from "../lines-out.ts";
import { dataFolder, LEGAL_PROFILES } from "../places.ts";

export const profile = command({
  name: "profile",
  usage: [
    "list",
    "show NAME [--as-of INSTANT]",
    "diff A B --register FILE [--as-of INSTANT] [--json]",
    "register [options] > FILE",
    "set NAME | FILE.json [options]",
  ],
  about: `A legal profile says which bases are in force and what they open. diff tells what a register of acts would have met under
profile B instead of A: which acts would have been refused, which allowed, and for want of which basis. Acts are judged at their
own instants, or all as of one. register writes the acts of a running hub's realm that hung on a basis (docs/specs/act-register.md).
set founds a realm's law, once; from then on states change by two people of two bodies. NAME is shipped, or a file of profiles/law.
Exit status of diff: 0 no difference, 1 some, 2 misused.`,
  options: {
    register: { type: "string", word: "FILE", say: "the register of acts, NDJSON; - reads standard input" },
    "as-of": { type: "string", word: "INSTANT", say: "judge as if everything were done at this instant" },
    json: { type: "boolean", say: "one JSON document instead of sentences" },
    ...LANGUAGE_OPTION,
    ...REALM_OPTIONS,
  },
  async run(o, [verb, ...names]) {
    const asOf = instant(o["as-of"]);
    if (verb === "list" && names.length === 0) return list();
    const [a, b] = names;
    if (verb === "show" && a !== undefined && b === undefined) return show(await load(a), asOf);
    if (verb === "diff" && a !== undefined && b !== undefined && o.register !== undefined)
      return diff(await load(a), await load(b), o.register, asOf, o.json, languageOf(o.lang));
    if (verb === "register" && a === undefined) {
      const { socket } = runningHub(dataFolder(o.data, o.demo));
      const lines = await callLocal(socket, "GET", `/local/realms/${await realmOf(socket, o.realm)}/act-register`);
      for (const line of Array.isArray(lines) ? lines : []) await writeJson(line);
      return 0;
    }
    if (verb === "set" && a !== undefined && b === undefined) {
      const { socket } = runningHub(dataFolder(o.data, o.demo));
      const law = await named(a);
      await writeJson(await callLocal(socket, "PUT", `/local/realms/${await realmOf(socket, o.realm)}/law`, law));
      return 0;
    }
    throw misused("Say list, show NAME, diff A B --register FILE, register, or set NAME.");
  },
});

async function list(): Promise<number> {
  for (const id of (await documents()).keys()) {
    const p = await load(id);
    const unverified = p.bases.flatMap((b) => [b, ...b.states]).filter((r) => !r.verified).length;
    await writeJson({ id, country: p.country, name: p.name, bases: p.bases.length, regimes: p.regimes, unverified });
  }
  return 0;
}

async function show(p: LegalProfile, asOf: string | undefined): Promise<number> {
  const at = asOf ?? new Date().toISOString();
  await writeJson({ ...p, asOf: at, open: p.capabilities.filter((c) => isOpen(p, c.id, at)).map((c) => c.id) });
  return 0;
}

async function diff(
  a: LegalProfile,
  b: LegalProfile,
  file: string,
  asOf: string | undefined,
  json: boolean,
  lang: Language,
): Promise<number> {
  const read = readRegister(await textOf(file));
  if (!read.ok) throw new CommandFailed("NOT_UNDERSTOOD", `${file}: ${read.faults.map((f) => f.say[lang]).join(" ")}`);
  const d = diffProfiles(a, b, read.value, asOf);
  if (json) await writeJson({ a: a.id, b: b.id, asOf: asOf ?? null, ...d });
  else {
    for (const line of d.differences) await writeLine(sentence(line, b, lang));
    const refused = d.differences.filter((x) => x.under === "refused").length;
    const allowed = d.differences.length - refused;
    await writeLine(
      lang === "ja"
        ? `${d.acts}件中、${b.id}では${refused}件が拒否され、${allowed}件が認められる。双方で可${d.openUnderBoth}件、双方で不可${d.closedUnderBoth}件。`
        : `${d.acts} acts: under ${b.id} ${refused} would be refused and ${allowed} allowed; ${d.openUnderBoth} open under both, ${d.closedUnderBoth} closed under both.`,
    );
  }
  return d.differences.length === 0 ? 0 : 1;
}

type Line = ReturnType<typeof diffProfiles>["differences"][number];

function sentence({ act, under, because }: Line, b: LegalProfile, lang: Language): string {
  const names = because
    .map((c) => b.capabilities.find((x) => x.id === c)?.name[lang] ?? c)
    .join(lang === "ja" ? "、" : ", ");
  const what = `${act.at} ${act.act}${act.subject ? ` ${act.subject}` : ""}`;
  if (lang === "ja") return `${what}：${under === "refused" ? "拒否される" : "認められる"}（${names}）`;
  return `${what}: would be ${under} (${names})`;
}

/** Every shipped document, by id. */
async function documents(): Promise<ReadonlyMap<string, unknown>> {
  const names = (await readdir(LEGAL_PROFILES)).filter((n) => n.endsWith(".json")).sort();
  return new Map(
    await Promise.all(
      names.map(
        async (n): Promise<[string, unknown]> => [
          n.slice(0, -".json".length),
          JSON.parse(await readFile(join(LEGAL_PROFILES, n), "utf8")),
        ],
      ),
    ),
  );
}

/** A shipped profile by its name, or the document of a file. */
async function named(nameOrFile: string): Promise<{ profile: string; document?: unknown }> {
  if ((await documents()).has(nameOrFile)) return { profile: nameOrFile };
  if (!nameOrFile.endsWith(".json"))
    throw misused(
      `There is no profile ${nameOrFile}: say one of ${[...(await documents()).keys()].join(", ")}, or a file.`,
    );
  const document: unknown = parsed(await textOf(nameOrFile), nameOrFile);
  const id = typeof document === "object" && document !== null && "id" in document ? String(document.id) : "";
  return { profile: id, document };
}

async function load(nameOrFile: string): Promise<LegalProfile> {
  const { profile: id, document } = await named(nameOrFile);
  const all = new Map(await documents());
  if (document !== undefined) all.set(id, document);
  const read = readProfile(id, all);
  if (read.ok) return read.value;
  throw new CommandFailed(
    "NOT_UNDERSTOOD",
    `${nameOrFile}: ${read.faults.map((f) => `${f.place} ${f.say.en}`).join("; ")}`,
  );
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (e) {
    throw new CommandFailed("NOT_UNDERSTOOD", `${file} is not JSON: ${e instanceof Error ? e.message : ""}`);
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file === "-" ? "/dev/stdin" : file, "utf8");
  } catch (e) {
    throw new CommandFailed("FILE_NOT_READABLE", `${file}: ${e instanceof Error ? e.message : "not readable"}`);
  }
}

function instant(said: string | undefined): string | undefined {
  if (said === undefined) return undefined;
  const ms = Date.parse(said);
  if (Number.isNaN(ms)) throw misused(`--as-of takes an instant such as 2026-12-07T00:00:00Z; not ${said}.`);
  return new Date(ms).toISOString();
}
