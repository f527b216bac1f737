/** `noroshi export`: what this reader may see, one JSON line each, as long as there are pages. */
import { resolve } from "node:path";
import { command, misused, oneOf } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { type TableKind, tableOf } from "../export-table.ts";
import { CALLER_OPTIONS, doorOf, realmOf } from "../hub/caller.ts";
import { call, type Door, field } from "../hub/door.ts";
import { refusalWords } from "../hub/faults.ts";
import { callLocal, runningHub } from "../hub/local-door.ts";
import { writeJson, writeText } from "../lines-out.ts";
import { dataFolder } from "../places.ts";

const KINDS = ["reports", "indicators", "cases", "knowledge"] as const;
type Kind = (typeof KINDS)[number];

/** Where one whole thing of a kind is read, by the property that names it. */
const WHOLE: Readonly<Partial<Record<Kind, string>>> = { reports: "id", cases: "id" };

export const exportLines = command({
  name: "export",
  usage: [`${KINDS.join(" | ")} | all [options]`, "--audit DIR [--realm NAME]"],
  about: `Writes everything of a kind that the body may see, newest first, as NDJSON on standard output. With all, each line says
what it is: {"what": "reports", "item": {…}}. A page mark is of one reader only, so an export that broke off begins again.
With --audit, who runs the machine writes what an auditor needs into a new folder: the logs, every act sealed to the commission's key,
what became of every record. \`./noroshi verify DIR\` judges it.
Exit status: 0 whole, 1 broken off.`,
  options: {
    audit: { type: "string", word: "DIR", say: "an export for auditors, into a folder of its own" },
    csv: { type: "boolean", say: "a table for a spreadsheet, with a header; whatever could act in one is text" },
    details: { type: "boolean", say: "each report and case whole, with items, links and reasons (one call each)" },
    purpose: {
      type: "string",
      word: "PURPOSE",
      say: "what for (GET /api/v1/purposes): protection leaves out what may not be blocked on",
    },
    value: { type: "string", word: "VALUE", say: "indicators: this value only, in any writing" },
    ...CALLER_OPTIONS,
  },
  async run(o, words) {
    const [word, ...more] = words;
    if (o.audit !== undefined) {
      if (word !== undefined) throw misused("--audit exports all that an auditor needs; name no kind.");
      const hub = runningHub(dataFolder(o.data, o.demo));
      const realm = encodeURIComponent(await realmOf(hub.socket, o.realm));
      await writeJson(await callLocal(hub.socket, "POST", `/local/realms/${realm}/audit`, { to: resolve(o.audit) }));
      return 0;
    }
    if (word === undefined || more.length > 0) throw misused("Say what to export.");
    const kind = oneOf(word, [...KINDS, "all"], "What to export");
    if (o.value !== undefined && kind !== "indicators") throw misused("--value is for indicators.");
    if (o.csv && (kind === "all" || o.details)) throw misused("--csv is for one kind, without --details.");
    const reading: Reading = { door: await doorOf(o), purpose: o.purpose };
    if (o.csv) {
      for await (const line of tableOf(kind as TableKind, items(reading, kind as Kind, o.value))) await writeText(line);
      return 0;
    }
    for (const one of kind === "all" ? KINDS : [kind]) {
      for await (const item of items(reading, one, o.value)) {
        const whole = o.details ? await detail(reading, one, item) : item;
        await writeJson(kind === "all" ? { what: one, item: whole } : whole);
      }
    }
    return 0;
  },
});

/** At which door it is read, and what for. */
interface Reading {
  readonly door: Door;
  readonly purpose: string | undefined;
}

async function* items(by: Reading, kind: Kind, value: string | undefined): AsyncGenerator<unknown> {
  const query = new URLSearchParams({ limit: "200" });
  if (value !== undefined) query.set("value", value);
  for (;;) {
    const page = (await read(by, `/api/v1/${kind}?${query}`)) as { items: readonly unknown[]; next: string | null };
    yield* page.items;
    if (page.next === null) return;
    query.set("cursor", page.next);
  }
}

async function detail(by: Reading, kind: Kind, item: unknown): Promise<unknown> {
  const name = WHOLE[kind];
  return name === undefined ? item : read(by, `/api/v1/${kind}/${encodeURIComponent(field(item, name))}`);
}

async function read({ door, purpose }: Reading, path: string): Promise<unknown> {
  const headers = purpose === undefined ? {} : { "x-noroshi-purpose": purpose };
  const { status, body } = await call(door, "GET", path, undefined, headers);
  if (status === 200) return body;
  throw new CommandFailed("HUB_REFUSED", `The hub refused (${status}): ${refusalWords(body)}`);
}
