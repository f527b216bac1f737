/**
 * `noroshi retention`: what is due, disposals and legal holds, each the act of two people, and the certificates of what was erased.
 * Over HTTP like any caller: a machine looks with its key, a person acts as itself. The hub decides who may.
 */
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import type { ErasureCertificates, Retention } from "@noroshi/api";
import { command, misused, oneOf } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { CALLER_OPTIONS, doorOf } from "../hub/caller.ts";
import { call, type Door } from "../hub/door.ts";
import { refusalWords } from "../hub/faults.ts";
import { asPerson, PERSON_OPTIONS } from "../hub/person.ts";
import { LANGUAGE_OPTION, type Language, languageOf } from "../language.ts";
import { writeJson, writeLine } from "../lines-out.ts";
import { certificateLines, retentionLines } from "../retention/told.ts";

const VERBS = ["list", "propose", "hold", "lift", "confirm", "refuse", "certificates"] as const;
type Verb = (typeof VERBS)[number];
const ACTS: ReadonlySet<Verb> = new Set(["propose", "hold", "lift", "confirm", "refuse"]);

interface Said {
  readonly words: readonly string[];
  readonly reason: string | undefined;
  readonly to: string | undefined;
  readonly json: boolean;
  readonly language: Language;
}

export const retention = command({
  name: "retention",
  usage: [
    "list [--json] [options]",
    "propose CLASS --reason TEXT --person EMAIL [options]",
    "hold report|case ID --reason TEXT --person EMAIL [options]",
    "lift HOLD --reason TEXT --person EMAIL [options]",
    "confirm|refuse DISPOSAL|HOLD [--reason TEXT] --person EMAIL [options]",
    "certificates DISPOSAL [--to FILE] [options]",
  ],
  about: `Shows what is due of each class with disposals and legal holds, proposes to erase, places and lifts holds, answers as a second
person, and shows or saves the certificates of a disposal. Nothing is erased and no hold lies or is lifted by one person alone: a second
one confirms, whom the class of retention names. Whoever acts is a person: --person EMAIL, with the password (and the code, where one is
asked for) on standard input, a line each. A machine whose role reads retention looks with its key: --url and --key.
Exit status: 0 done, 1 the hub refused or a certificate is not whole, 2 the words were not understood.`,
  options: {
    reason: { type: "string", word: "TEXT", say: "why; whoever answers reads it" },
    to: { type: "string", word: "FILE", say: "certificates: write them into this file" },
    json: { type: "boolean", say: "what the hub answered, as JSON" },
    ...PERSON_OPTIONS,
    ...CALLER_OPTIONS,
    ...LANGUAGE_OPTION,
  },
  async run(o, [said, ...words]) {
    const verb = oneOf(said ?? "", VERBS, "The first word");
    const language = languageOf(o.lang ?? "en");
    if (ACTS.has(verb) && o.person === undefined)
      throw misused("Say who acts with --person EMAIL: a disposal or a hold takes a person's word.");
    const how: Said = { words, reason: o.reason, to: o.to, json: o.json, language };
    if (o.person === undefined) return run(await doorOf(o), verb, how);
    return asPerson(o, o.person, (door) => run(door, verb, how));
  },
});

function run(door: Door, verb: Verb, o: Said): Promise<number> {
  const [first, second] = o.words;
  if (verb === "list") return list(door, o);
  if (first === undefined) throw misused(`Say of what: ${verb} takes a word more.`);
  if (verb === "certificates") return certificates(door, first, o);
  if (verb === "confirm" || verb === "refuse") return answer(door, first, verb, o);
  if (o.reason === undefined) throw misused("Say why with --reason.");
  const { reason } = o;
  if (verb === "propose") return act(door, "disposals", { class: first, reason });
  if (verb === "lift") return act(door, `holds/${encodeURIComponent(first)}/lifting`, { reason });
  const kind = oneOf(first, ["report", "case"], "What to hold");
  if (second === undefined) throw misused(`Say which ${kind}, by its id.`);
  return act(door, "holds", { about: { kind, id: second }, reason });
}

async function list(door: Door, o: Said): Promise<number> {
  const found = await read<Retention>(door, "/api/v1/retention");
  if (o.json) await writeJson(found);
  else for (const line of retentionLines(found, o.language)) await writeLine(line);
  return 0;
}

/** Answers whatever has this id: a disposal, or what is open of a hold. */
async function answer(door: Door, id: string, verb: "confirm" | "refuse", { reason }: Said): Promise<number> {
  const { disposals, holds } = await read<Retention>(door, "/api/v1/retention");
  const kind = disposals.some((d) => d.id === id) ? "disposals" : holds.some((h) => h.id === id) ? "holds" : undefined;
  if (kind === undefined)
    throw new CommandFailed("HUB_REFUSED", `No disposal and no hold ${id} that you take part in.`);
  const said = { answer: verb === "confirm" ? "confirmed" : "refused", ...(reason === undefined ? {} : { reason }) };
  return act(door, `${kind}/${id}/answer`, said);
}

async function certificates(door: Door, id: string, o: Said): Promise<number> {
  const found = await read<ErasureCertificates>(
    door,
    `/api/v1/retention/disposals/${encodeURIComponent(id)}/certificates`,
  );
  if (o.to !== undefined) {
    try {
      await writeFile(o.to, `${JSON.stringify(found, null, 2)}\n`, { flag: "wx" });
    } catch (e) {
      throw new CommandFailed("FILE_NOT_READABLE", e instanceof Error ? e.message : String(e));
    }
  }
  if (o.json) await writeJson(found);
  else for (const line of certificateLines(found, o.language)) await writeLine(line);
  return found.certificates.every((one) => one.whole) ? 0 : 1;
}

async function act(door: Door, path: string, body: unknown): Promise<number> {
  const bytes = JSON.stringify(body);
  const sent = { type: "application/json", bytes };
  const answer = await call(door, "POST", `/api/v1/retention/${path}`, sent, { "idempotency-key": randomUUID() });
  if (answer.status !== 202) throw new CommandFailed("HUB_REFUSED", refusalWords(answer.body));
  await writeJson(answer.body);
  return 0;
}

async function read<T>(door: Door, path: string): Promise<T> {
  const answer = await call(door, "GET", path);
  if (answer.status !== 200) throw new CommandFailed("HUB_REFUSED", refusalWords(answer.body));
  // The hub's own answer, as its shapes describe it.
  return answer.body as T;
}
