/**
 * The manifest of a MISP feed (`manifest.json`): which events there are, and when each was changed last. It is no
 * report; a fetcher asks it which events to fetch. Entries that cannot be read are named, the others count.
 */
import { z } from "zod";
import type { IntakeFault } from "../../contract/index.ts";
import { fault, Refusals } from "../../faults.ts";
import { check } from "../../json/check.ts";
import { readJson, readText } from "../../json/read.ts";
import { LIMITS, type Limits } from "../../limits.ts";
import { isRecord } from "../../stix/object.ts";

export interface FeedEvent {
  readonly uuid: string;
  /** Name of the event's file in the feed; never more than a uuid with `.json`. */
  readonly file: string;
  readonly info: string;
  /** Seconds since 1970 of the last change. */
  readonly timestamp: number;
}

export type FeedManifest =
  | { readonly ok: true; readonly events: readonly FeedEvent[]; readonly refused: readonly IntakeFault[] }
  | { readonly ok: false; readonly refused: readonly IntakeFault[] };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const Entry = z.object({
  info: z.string().max(1_000_000),
  timestamp: z.union([z.int().min(0), z.string().regex(/^\d{1,12}$/)]).transform(Number),
});

/** True for a JSON object that is a manifest: uuids as names, what stands under the first looks like an entry. */
export function isManifest(top: Readonly<Record<string, unknown>>): boolean {
  for (const name of Object.keys(top)) {
    if (!UUID.test(name)) return false;
    const entry = top[name];
    return isRecord(entry) && "info" in entry && !("Attribute" in entry);
  }
  return false;
}

/** Reads a manifest. Never throws. The uuid is the name of a file to fetch, so nothing but a uuid is taken for one. */
export function readFeedManifest(bytes: Uint8Array, options: { readonly limits?: Partial<Limits> } = {}): FeedManifest {
  const limits: Limits = { ...LIMITS, ...options.limits };
  if (bytes.length > limits.bytes) return { ok: false, refused: [noManifest("TOO_LARGE")] };
  // untrusted: the feed's bytes.
  const text = readText(bytes);
  const json = text.ok ? readJson(text.text, limits) : text;
  if (!json.ok) return { ok: false, refused: [json.fault] };
  if (!isRecord(json.value) || !isManifest(json.value)) return { ok: false, refused: [noManifest("UNKNOWN_FORMAT")] };
  const refused = new Refusals(limits.faults);
  const events: FeedEvent[] = [];
  for (const [uuid, value] of Object.entries(json.value)) {
    const read = check(Entry, value, `$.${uuid.slice(0, 64)}`);
    if (!read.ok) refused.addAll(read.faults);
    else if (!UUID.test(uuid)) refused.add(noManifest("BAD_VALUE"));
    else events.push({ uuid: uuid.toLowerCase(), file: `${uuid}.json`, ...read.value });
  }
  return { ok: true, events, refused: refused.list() };
}

function noManifest(code: "TOO_LARGE" | "UNKNOWN_FORMAT" | "BAD_VALUE"): IntakeFault {
  return fault(
    code,
    "$",
    "This is no manifest of a MISP feed: an object of events under their uuids.",
    "MISP フィードの manifest（uuid ごとのイベント一覧）ではありません。",
  );
}
