/** Sends reference files to the hub's store, a few hundred entries at a time. */
import { CommandFailed } from "../errors.ts";
import { call, type Door } from "../hub/door.ts";
import { faultsOf } from "../hub/faults.ts";
import type { Language } from "../language.ts";
import { readJson } from "./json.ts";
import { type Entry, entriesOf } from "./knowledge.ts";
import type { KnowledgeKind } from "./knowledge-kind.ts";
import { grouped, linesOf } from "./lines.ts";
import type { Summary } from "./summary.ts";

const ENTRIES_AT_ONCE = 500;

/** Where the entries stand: one parsed value, or one value a line of the file. */
export type KnowledgeSource = { readonly value: unknown } | "lines";

/** Code: HUB_REFUSED when this body may not write knowledge. */
export async function importKnowledge(
  at: { readonly door: Door; readonly lang: Language },
  file: string,
  of: KnowledgeKind,
  source: KnowledgeSource,
  summary: Summary,
  progress: (entries: number) => void,
): Promise<void> {
  let done = 0;
  for await (const group of grouped(entriesIn(file, of, source, summary), ENTRIES_AT_ONCE)) {
    const { status, body } = await call(at.door, "POST", "/api/v1/knowledge", {
      type: "application/json",
      bytes: JSON.stringify({ entries: group }),
    });
    if (status === 403)
      throw new CommandFailed("HUB_REFUSED", "Only the coordinating body writes knowledge; call as that one.");
    if (status === 200) {
      const { stored, unchanged } = body as { stored: number; unchanged: number };
      summary.add(`knowledge stored (${of})`, stored);
      summary.add(`knowledge unchanged (${of})`, unchanged);
    } else for (const f of faultsOf(body)) summary.refuse({ file, place: f.place, code: f.code, say: f.say[at.lang] });
    done += group.length;
    progress(done);
  }
}

async function* entriesIn(
  file: string,
  of: KnowledgeKind,
  source: KnowledgeSource,
  summary: Summary,
): AsyncGenerator<Entry> {
  const named = (entries: readonly Entry[], place: string): readonly Entry[] => {
    const good = entries.filter((e) => e.ref !== "");
    for (let n = good.length; n < entries.length; n++)
      summary.refuse({ file, place, code: "NO_ID", say: "an entry without anything to look it up by" });
    return good;
  };
  if (source !== "lines") return yield* named(entriesOf(of, source.value), "");
  for await (const line of linesOf(file)) {
    const read = readJson(line.text);
    if (read.ok) yield* named(entriesOf(of, read.value), `line ${line.number}`);
    else summary.refuse({ file, place: `line ${line.number}`, code: "NOT_JSON", say: read.say });
  }
}
