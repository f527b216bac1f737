/**
 * Neutral incident notices, one JSON line each, in batches. A line's key is the hash of its content, so that an import that
 * broke off is simply run again: what is there already answers "replayed".
 */
import { createHash } from "node:crypto";
import { call, type Door } from "../hub/door.ts";
import { faultsOf, type HubFault } from "../hub/faults.ts";
import type { Language } from "../language.ts";
import { isOld, newestIn } from "./age.ts";
import { readJson } from "./json.ts";
import { grouped, linesOf } from "./lines.ts";
import type { Summary } from "./summary.ts";

const LINES_AT_ONCE = 200;

export interface NoticeTerms {
  readonly door: Door;
  readonly lang: Language;
  /** The realm's time. */
  readonly now: number;
  /** undefined: by the age of each notice. */
  readonly historical: boolean | undefined;
  /** A list's source word → a body's slug of the realm. */
  readonly sources: Readonly<Record<string, string>>;
}

interface Line {
  readonly number: number;
  readonly text: string;
  readonly historical: boolean;
}

export async function importNotices(
  t: NoticeTerms,
  file: string,
  summary: Summary,
  progress: (lines: number) => void,
): Promise<void> {
  let done = 0;
  for await (const group of grouped(linesOf(file), LINES_AT_ONCE)) {
    const lines = group.flatMap((line) => envelope(line, t, file, summary));
    for (const historical of [false, true])
      await send(
        t,
        lines.filter((l) => l.historical === historical),
        historical,
        file,
        summary,
      );
    done += group.length;
    progress(done);
  }
}

function envelope(line: { text: string; number: number }, t: NoticeTerms, file: string, summary: Summary): Line[] {
  const read = readJson(line.text);
  if (!read.ok) {
    summary.refuse({
      file,
      place: `line ${line.number}${read.place.replace(/^line 1/, "")}`,
      code: "NOT_JSON",
      say: read.say,
    });
    return [];
  }
  const report = withSource(read.value, t.sources);
  const text = JSON.stringify(report);
  const key = `notice:${createHash("sha256").update(text).digest("hex")}`;
  const historical = t.historical ?? isOld(newestIn(Buffer.from(text), { notice: true }), t.now);
  return [{ number: line.number, text: `{"key":"${key}","report":${text}}`, historical }];
}

function withSource(report: unknown, sources: Readonly<Record<string, string>>): unknown {
  if (typeof report !== "object" || report === null || !("source" in report)) return report;
  const said = report.source;
  if (typeof said !== "string" || !Object.hasOwn(sources, said)) return report;
  return { ...report, source: sources[said] };
}

interface BatchAnswer {
  readonly results: readonly {
    readonly receipt: { readonly outcome: string; readonly refused: readonly HubFault[] } | null;
    readonly refused: readonly HubFault[];
  }[];
}

async function send(
  t: NoticeTerms,
  lines: readonly Line[],
  historical: boolean,
  file: string,
  summary: Summary,
): Promise<void> {
  if (lines.length === 0) return;
  const bytes = lines.map((l) => l.text).join("\n");
  const { status, body } = await call(t.door, "POST", `/api/v1/reports/batch${historical ? "?historical=true" : ""}`, {
    type: "application/x-ndjson",
    bytes,
  });
  if (status !== 200) {
    const place = `lines ${lines[0]?.number}–${lines.at(-1)?.number}`;
    for (const f of faultsOf(body))
      summary.refuse({ file, place: `${place} ${f.place}`.trim(), code: f.code, say: f.say[t.lang] });
    return;
  }
  for (const [i, { receipt, refused }] of (body as BatchAnswer).results.entries()) {
    const at = (f: HubFault) => ({
      file,
      place: `line ${lines[i]?.number} ${f.place}`.trim(),
      code: f.code,
      say: f.say[t.lang],
    });
    if (receipt) {
      summary.add(receipt.outcome);
      if (historical) summary.add("of these historical");
      // A replayed receipt repeats what was said the first time.
      for (const f of receipt.refused) summary.remark(at(f));
    }
    for (const f of refused) summary.refuse(at(f));
  }
}
