/**
 * Neutral incident notices, one JSON line each, in batches. A line's key is the hash of its content, so that an import that
 * broke off is simply run again: what is there already answers "replayed".
 */
import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { call, type Door } from "../hub/door.ts";
import { progress } from "../progress.ts";
import { grouped, linesOf } from "./lines.ts";
import type { Summary } from "./summary.ts";

const LINES_AT_ONCE = 200;

export interface NoticeOptions {
  readonly historical: boolean;
  /** A list's source word → a body's slug of the realm. */
  readonly sources: Readonly<Record<string, string>>;
}

export async function importNotices(door: Door, file: string, o: NoticeOptions, summary: Summary): Promise<void> {
  const bar = progress(`  ${file}`, 0);
  const { size } = await stat(file);
  let done = 0;
  for await (const group of grouped(linesOf(file), LINES_AT_ONCE)) {
    const lines = group.flatMap((line) => envelope(line, o, file, summary));
    if (lines.length > 0) {
      const answer = await call(door, "POST", `/api/v1/reports/batch${o.historical ? "?historical=true" : ""}`, {
        type: "application/x-ndjson",
        bytes: lines.map((l) => l.text).join("\n"),
      });
      tally(
        answer.body,
        answer.status,
        lines.map((l) => l.number),
        file,
        summary,
      );
    }
    done += group.length;
    bar.at(done, "lines");
  }
  bar.end(`${done.toLocaleString("en")} lines, ${Math.round(size / 1024).toLocaleString("en")} KiB`);
}

function envelope(
  line: { text: string; number: number },
  o: NoticeOptions,
  file: string,
  summary: Summary,
): { text: string; number: number }[] {
  let report: unknown;
  try {
    report = JSON.parse(line.text);
  } catch (e) {
    summary.refuse({
      file,
      place: `line ${line.number}`,
      code: "NOT_JSON",
      say: e instanceof Error ? e.message : "not JSON",
    });
    return [];
  }
  const mapped = withSource(report, o.sources);
  const key = `notice:${createHash("sha256").update(JSON.stringify(mapped)).digest("hex")}`;
  return [{ text: JSON.stringify({ key, report: mapped }), number: line.number }];
}

function withSource(report: unknown, sources: Readonly<Record<string, string>>): unknown {
  if (typeof report !== "object" || report === null || !("source" in report)) return report;
  const said = report.source;
  const body = typeof said === "string" ? sources[said] : undefined;
  return body === undefined ? report : { ...report, source: body };
}

interface BatchAnswer {
  readonly results: readonly {
    readonly receipt: { readonly outcome: string } | null;
    readonly refused: readonly { code: string; place: string; say: { en: string } }[];
  }[];
}

function tally(body: unknown, status: number, numbers: readonly number[], file: string, summary: Summary): void {
  if (status !== 200) {
    summary.refuse({
      file,
      place: `lines ${numbers[0]}–${numbers.at(-1)}`,
      code: `HTTP_${status}`,
      say: JSON.stringify(body),
    });
    return;
  }
  for (const [i, r] of (body as BatchAnswer).results.entries()) {
    if (r.receipt) summary.add(r.receipt.outcome);
    for (const f of r.refused)
      summary.refuse({ file, place: `line ${numbers[i]} ${f.place}`, code: f.code, say: f.say.en });
  }
}
