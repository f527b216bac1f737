/**
 * A big file of neutral notices, line by line. Each good line is a report of its own; a bad one is named and passed
 * over. Ids are not compared across the file: the staging that takes the events does that.
 */
import type { Tlp } from "../contract/index.ts";
import { fault } from "../faults.ts";
import { readNeutralIncident } from "../formats/neutral-incident.ts";
import { readLine } from "../json/lines.ts";
import { readText } from "../json/read.ts";
import type { Limits } from "../limits.ts";
import type { Open, StreamEvent } from "./events.ts";
import { byteLines } from "./lines.ts";

/** Most bytes of one line. */
const LINE = 5_000_000;

/** Streams the notices of a file. */
export async function* streamNeutral(open: Open, unmarked: Tlp, limits: Limits): AsyncGenerator<StreamEvent> {
  const count = { reports: 0, items: 0, refused: 0 };
  for await (const { line, bytes } of byteLines(open(), LINE)) {
    const read = bytes === undefined ? tooLong(line) : notice(bytes, line, unmarked, limits);
    if (read === undefined) continue;
    count.refused += read.refused.length;
    if (read.refused.length > 0) yield { kind: "refused", faults: read.refused };
    if (!read.ok) continue;
    const index = count.reports++;
    const { items } = read.report;
    yield { kind: "report", index, report: { ...read.report, items: [] } };
    count.items += items.length;
    if (items.length > 0) yield { kind: "items", index, items };
  }
  yield { kind: "end", format: "neutral-incident", whole: true, ...count };
}

function notice(bytes: Uint8Array, line: number, unmarked: Tlp, limits: Limits) {
  const place = `line ${line}`;
  const text = readText(bytes);
  if (!text.ok) return { ok: false as const, refused: [{ ...text.fault, place }] };
  if (text.text.trim() === "") return undefined;
  const json = readLine(text.text, line, limits);
  return json.ok
    ? readNeutralIncident(json.value, json.place, unmarked, limits)
    : { ok: false as const, refused: [json.fault] };
}

function tooLong(line: number) {
  const refused = [
    fault(
      "TOO_LARGE",
      `line ${line}`,
      "This line is too long for one notice; shorten its text.",
      "一件の通知としては行が長すぎます。本文を短くしてください。",
    ),
  ];
  return { ok: false as const, refused };
}
