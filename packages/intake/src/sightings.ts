/**
 * The second door: sightings and what came of acting on values, as JSON lines, a JSON list, MISP's own sightings or a table (CSV).
 * They are no reports, so `understand` sends them here. A line whose id stood earlier in the file is the same sighting and is counted, not told twice.
 */
import type { IntakeFault, Sighting, SightingsUnderstanding } from "./contract/index.ts";
import { fault, Refusals } from "./faults.ts";
import { fromMisp } from "./formats/misp/sighting-said.ts";
import { readSighting } from "./formats/sighting.ts";
import { isSightingTable, tableLines } from "./formats/sighting-table.ts";
import { type Line, readLines } from "./json/lines.ts";
import { readJson, readText } from "./json/read.ts";
import { LIMITS, type Limits } from "./limits.ts";

/** Understands one file of sightings of at most `limits.bytes`. Never throws; at most `limits.items` of them. */
export function understandSightings(
  bytes: Uint8Array,
  options: { readonly limits?: Partial<Limits> } = {},
): SightingsUnderstanding {
  const limits: Limits = { ...LIMITS, ...options.limits };
  if (bytes.length === 0) return none(fault("EMPTY", "", "The file is empty.", "ファイルが空です。"));
  if (bytes.length > limits.bytes) return none(tooLarge(limits.bytes));
  // untrusted: the sender's bytes.
  const text = readText(bytes);
  if (!text.ok) return none(text.fault);
  const sightings = new Map<string, Sighting>();
  const refused = new Refusals(limits.faults);
  let repeated = 0;
  for (const line of entries(text.text, limits)) {
    if (refused.hopeless) return { ok: false, refused: refused.list() };
    if (!line.ok) {
      refused.add(line.fault);
      continue;
    }
    for (const value of fromMisp(line.value)) {
      const read = readSighting(value, line.place);
      if (!read.ok) refused.addAll(read.faults);
      else if (sightings.has(read.sighting.ref)) repeated++;
      else if (sightings.size === limits.items) return none(tooMany(limits.items));
      else sightings.set(read.sighting.ref, read.sighting);
    }
  }
  if (sightings.size === 0) return { ok: false, refused: refused.none ? [noSightings()] : refused.list() };
  return { ok: true, sightings: [...sightings.values()], repeated, refused: refused.list() };
}

function* entries(text: string, limits: Limits): Generator<Line> {
  if (isSightingTable(text)) {
    yield* tableLines(text, limits);
    return;
  }
  if (!text.trimStart().startsWith("[")) {
    yield* readLines(text, limits);
    return;
  }
  const json = readJson(text, limits);
  if (!json.ok) yield json;
  else if (Array.isArray(json.value)) {
    for (const [index, value] of (json.value as readonly unknown[]).entries())
      yield { ok: true, place: `$[${index}]`, value };
  }
}

function none(...refused: IntakeFault[]): SightingsUnderstanding {
  return { ok: false, refused };
}

function noSightings(): IntakeFault {
  return fault(
    "EMPTY",
    "",
    'There is no sighting in this file; write one a line: {"id":…,"observedAt":…,"type":…,"value":…}.',
    '観測記録が一つもありません。一行に一件ずつ {"id":…,"observedAt":…,"type":…,"value":…} の形で書いてください。',
  );
}

function tooLarge(bytes: number): IntakeFault {
  const most = Math.floor(bytes / 1_000_000);
  return fault(
    "TOO_LARGE",
    "",
    `The file is larger than ${most} MB; split it.`,
    `ファイルが${most} MBを超えています。分けてください。`,
  );
}

function tooMany(most: number): IntakeFault {
  return fault(
    "TOO_MANY",
    "",
    `A file may hold ${most} sightings; split it.`,
    `一つのファイルに書ける観測記録は${most}件までです。分けてください。`,
  );
}
