/**
 * A MISP feed in one transfer: its manifest and the events that it names, each a file of its own. An event that the manifest does
 * not name is refused and named, one that it names and that is not there is told: the feed's own word is what counts.
 */
import type { IntakeFault, Report, Tlp } from "../../contract/index.ts";
import { fault, Refusals } from "../../faults.ts";
import { readJson, readText } from "../../json/read.ts";
import type { Limits } from "../../limits.ts";
import { isRecord } from "../../stix/object.ts";
import { readMisp } from "../misp-event.ts";
import { isManifest, readFeedManifest } from "./manifest.ts";

/** True if one of the files is a manifest: then all of them are a feed. */
export function isFeed(files: readonly Uint8Array[], limits: Limits): boolean {
  return manifestIn(files, limits) >= 0;
}

function manifestIn(files: readonly Uint8Array[], limits: Limits): number {
  return files.findIndex((file) => {
    const text = readText(file);
    if (!text.ok || !/^\s*\{\s*"[0-9a-f-]{36}"/i.test(text.text.slice(0, 200))) return false;
    const json = readJson(text.text, limits);
    return json.ok && isRecord(json.value) && isManifest(json.value);
  });
}

/** Reads the files of a feed, in any order. Codes: those of the manifest and of events; NOT_TAKEN, MISSING_FIELD. */
export function readFeed(
  files: readonly Uint8Array[],
  unmarked: Tlp,
  limits: Limits,
): { readonly reports: readonly Report[]; readonly refused: readonly IntakeFault[] } {
  const at = manifestIn(files, limits);
  const manifest = readFeedManifest(files[at] ?? new Uint8Array(), { limits });
  if (!manifest.ok) return { reports: [], refused: manifest.refused };
  const refused = new Refusals(limits.faults);
  refused.addAll(manifest.refused.map((one) => ({ ...one, place: `manifest ${one.place}`.trim() })));
  const named = new Set(manifest.events.map(({ uuid }) => uuid.toLowerCase()));
  const reports: Report[] = [];
  const seen = new Set<string>();
  for (const [index, file] of files.entries()) {
    if (index === at || refused.hopeless) continue;
    const place = `file ${index + 1}`;
    const text = readText(file);
    const json = text.ok ? readJson(text.text, limits) : text;
    if (!json.ok) {
      refused.add({ ...json.fault, place: `${place} ${json.fault.place}`.trim() });
      continue;
    }
    const read = readMisp(json.value, unmarked, limits);
    refused.addAll(read.refused.map((one) => ({ ...one, place: `${place} ${one.place}` })));
    for (const report of read.reports) {
      const id = (report.sourceId ?? "").toLowerCase();
      if (!named.has(id)) refused.add(notNamed(place));
      else if (!seen.has(id)) reports.push(report);
      seen.add(id);
    }
  }
  for (const { uuid } of manifest.events) if (!seen.has(uuid.toLowerCase())) refused.add(notThere(uuid));
  return { reports, refused: refused.list() };
}

function notNamed(place: string): IntakeFault {
  return fault(
    "NOT_TAKEN",
    place,
    "The manifest of the feed does not name this event; it may have been taken back. Send it alone if it counts.",
    "フィードの manifest にないイベントです（取り下げられた可能性があります）。有効であれば単独で送ってください。",
  );
}

function notThere(uuid: string): IntakeFault {
  return fault(
    "MISSING_FIELD",
    `manifest $.${uuid}`,
    "The manifest names this event, but its file is not in the transfer; send it as well.",
    "manifest にあるイベントのファイルが含まれていません。あわせて送ってください。",
  );
}
