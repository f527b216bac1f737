/**
 * The first reading of a big STIX transfer: what marks and names its items, and nothing else. Kept are marking
 * definitions, report objects, names, and one sample of every combination of markings; all of them are capped.
 */
import { type BundleEvent, openBundle } from "@noroshi/stix";
import type { IntakeFault, IntakeFaultCode, Tlp } from "../contract/index.ts";
import { fault, quote } from "../faults.ts";
import { stix20 } from "../formats/stix-bundle.ts";
import { incomplete } from "../formats/taxii-envelope.ts";
import type { Limits } from "../limits.ts";
import { mildest } from "../marking/tlp.ts";
import { isNamed } from "../stix/context.ts";
import { claimsReport, type Heads, headsOf } from "../stix/heads.ts";
import { type Markings, markingOf, readMarkings } from "../stix/marking.ts";
import { isRead } from "../stix/members.ts";
import { broken, type Placed, placed } from "../stix/object.ts";
import type { Open } from "./events.ts";

/** Most objects that are kept between the two readings. */
const KEPT = 100_000;

export interface Survey {
  /** Id of the bundle. */
  readonly id: string | null;
  readonly markings: Markings;
  readonly heads: Heads;
  readonly names: readonly Placed[];
  /** The mildest marking of any member: that of a report for members that no report object names. */
  readonly mildest: Tlp;
}

export type Surveyed =
  | { readonly ok: true; readonly survey: Survey }
  | { readonly ok: false; readonly faults: readonly IntakeFault[] };

/** Reads the transfer once. */
export async function surveyOf(open: Open, unmarked: Tlp, limits: Limits): Promise<Surveyed> {
  const marking: Placed[] = [];
  const reports = new Map<string, Placed>();
  const names = new Map<string, Placed>();
  const samples = new Map<string, Placed>();
  let id: string | null = null;
  let unplaced = false;
  let ended = false;
  for await (const event of openBundle(open())) {
    // An object that cannot be read might be a report or a marking: nothing is published without it.
    if ("fault" in event) return { ok: false, faults: [said(event)] };
    if ("header" in event) {
      const { header } = event;
      ended = true;
      if (header["spec_version"] === "2.0") return { ok: false, faults: [stix20("$.spec_version")] };
      if (header["more"] === true && typeof header["next"] === "string")
        return { ok: false, faults: [incomplete("$.more")] };
      if (typeof header["id"] === "string") id = header["id"];
    }
    if (!("object" in event)) continue;
    const read = placed(event.object, `$.objects[${event.index}]`);
    if (!read.ok) {
      unplaced ||= claimsReport(event.object);
      continue;
    }
    const { object } = read;
    if (object.type === "marking-definition") marking.push(object);
    else if (object.type === "report") reports.set(object.id, object);
    else if (isRead(object.type)) {
      if (isNamed(object.type)) names.set(object.id, object);
      const key = JSON.stringify([object.body["object_marking_refs"], object.body["granular_markings"]]);
      if (!samples.has(key)) samples.set(key, marksOnly(object));
    }
    if (marking.length + reports.size + names.size + samples.size > Math.min(KEPT, limits.values)) {
      return { ok: false, faults: [tooMany(object.place)] };
    }
  }
  if (!ended) return { ok: false, faults: [brokenOff()] };
  const markings = readMarkings(marking);
  const heads = headsOf([...reports.values()], unplaced);
  if (heads.allLost) return { ok: false, faults: heads.faults.length > 0 ? heads.faults : [lostReport()] };
  const levels = [...samples.values()].map((sample) => markingOf(sample, markings).tlp ?? unmarked);
  const sound = [...names.values()].filter((one) => broken(one).length === 0);
  return { ok: true, survey: { id, markings, heads, names: sound, mildest: mildest(levels) ?? unmarked } };
}

function marksOnly({ id, type, modified, place, body }: Placed): Placed {
  const { object_marking_refs, granular_markings } = body;
  return { id, type, modified, place, body: { object_marking_refs, granular_markings } };
}

/** The stream reader's own codes, in the words of the contract. */
const CODES: Readonly<Record<string, IntakeFaultCode>> = {
  "duplicate-key": "DUPLICATE",
  "too-deep": "TOO_DEEP",
  "too-many": "TOO_MANY",
  "object-too-large": "TOO_LARGE",
};

function said({ fault: one }: Extract<BundleEvent, { readonly fault: unknown }>): IntakeFault {
  return fault(
    CODES[one.code] ?? "NOT_JSON",
    one.path ? `$.${one.path}` : "$",
    one.say,
    `ファイルを最後まで読めません（${quote(one.rule)}）。壊れていないか確かめてください。`,
  );
}

function brokenOff(): IntakeFault {
  return fault(
    "NOT_JSON",
    "$",
    "The file ends before its last bracket; send it again whole.",
    "ファイルが途中で終わっています。全体を送り直してください。",
  );
}

function tooMany(place: string): IntakeFault {
  return fault(
    "TOO_MANY",
    place,
    "The transfer holds too many reports, markings and names; split it.",
    "報告・表示・名称の数が多すぎます。分けて送ってください。",
  );
}

function lostReport(): IntakeFault {
  return fault(
    "STIX_RULE",
    "$",
    "A report object has no readable id or version, so nothing can be said of what it names; correct it.",
    "id または modified の読めない report があり、何を指すか分かりません。直してください。",
  );
}
