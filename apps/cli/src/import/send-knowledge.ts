/** Sends reference files to the hub's store, a few hundred entries at a time. */
import { readFile } from "node:fs/promises";
import { call, type Door } from "../hub/door.ts";
import { progress } from "../progress.ts";
import { faultsOf } from "./faults-of.ts";
import type { KnowledgeKind } from "./kind.ts";
import { type Entry, entriesOf } from "./knowledge.ts";
import { grouped, linesOf } from "./lines.ts";
import type { Summary } from "./summary.ts";
import { parsed } from "./tell-apart.ts";

const ENTRIES_AT_ONCE = 500;

export async function importKnowledge(
  door: Door,
  file: string,
  of: KnowledgeKind,
  byLine: boolean,
  summary: Summary,
): Promise<void> {
  const bar = progress(`  ${file}`, 0);
  let done = 0;
  for await (const group of grouped(entriesIn(file, of, byLine, summary), ENTRIES_AT_ONCE)) {
    const answer = await call(door, "POST", "/api/v1/knowledge", {
      type: "application/json",
      bytes: JSON.stringify({ entries: group }),
    });
    if (answer.status === 200) {
      const { stored, unchanged } = answer.body as { stored: number; unchanged: number };
      summary.add(`knowledge stored (${of})`, stored);
      if (unchanged > 0) summary.add(`knowledge unchanged (${of})`, unchanged);
    } else for (const f of faultsOf(answer.body)) summary.refuse({ file, place: f.place, code: f.code, say: f.say.en });
    done += group.length;
    bar.at(done, "entries");
  }
  bar.end(`${done.toLocaleString("en")} entries`);
}

async function* entriesIn(file: string, of: KnowledgeKind, byLine: boolean, summary: Summary): AsyncGenerator<Entry> {
  const check = (entries: readonly Entry[], place: string): readonly Entry[] => {
    const good = entries.filter((e) => e.ref !== "");
    if (good.length < entries.length)
      summary.refuse({
        file,
        place,
        code: "MISSING_FIELD",
        say: `${entries.length - good.length} entries without an id`,
      });
    return good;
  };
  if (!byLine) return yield* check(entriesOf(of, JSON.parse(await readFile(file, "utf8"))), "");
  for await (const line of linesOf(file)) {
    const value = parsed(line.text);
    if (value === undefined) summary.refuse({ file, place: `line ${line.number}`, code: "NOT_JSON", say: "not JSON" });
    else yield* check(entriesOf(of, value), `line ${line.number}`);
  }
}
