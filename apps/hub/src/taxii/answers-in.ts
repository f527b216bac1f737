/**
 * What a body posts to its collection about what was released to it: sightings of those indicators, and opinions on them. They are no
 * report but an answer to the office: a sighting says seen; an opinion that disagrees says that it is a false positive; a label
 * `noroshi:blocked`, `noroshi:no_effect` or `noroshi:harm` on either says that. Marked TLP:CLEAR or GREEN it is also told to who had
 * reported the value, and not from whom. What speaks of anything else goes the way of reports.
 */
import { SAYS, type Says, type Sighting } from "@noroshi/intake/contract";
import { addressOf, keepable } from "@noroshi/sharing";
import { isTimestamp, tlpOf } from "@noroshi/stix";
import type { ObservableKind } from "@noroshi/values";
import type { ReaderTx } from "../db/act.ts";
import { releasedValues } from "./store.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The answers among these objects, by their place in the list. untrusted: what a partner posted */
export async function answersIn(tx: ReaderTx, objects: readonly unknown[]): Promise<ReadonlyMap<number, Sighting>> {
  const speaking = objects.flatMap((o, n) => {
    // What has no id and version that can be kept is told so with the reports.
    const read = isFields(o) && addressOf(o) !== undefined ? aboutOf(o) : undefined;
    return read === undefined || !keepable(read.about) ? [] : [{ ...read, n }];
  });
  if (speaking.length === 0) return new Map();
  const values = await releasedValues(tx, [...new Set(speaking.map((s) => s.about))]);
  return new Map(
    speaking.flatMap(({ n, about, says, object }): [number, Sighting][] => {
      const value = values.get(about);
      return value === undefined ? [] : [[n, answerOf(object, says, value, `$.objects[${n}]`)]];
    }),
  );
}

function answerOf(
  o: Fields,
  says: Says,
  { kind, value }: { readonly kind: string; readonly value: string },
  place: string,
): Sighting {
  const when = [o["last_seen"], o["first_seen"], o["modified"], o["created"]].find(
    (at) => typeof at === "string" && isTimestamp(at),
  );
  const count = o["count"];
  const marks = Array.isArray(o["object_marking_refs"]) ? o["object_marking_refs"] : [];
  const open = marks.some((ref) => ["clear", "green"].includes(tlpOf(String(ref)) ?? ""));
  return {
    // A later version is another answer.
    ref: `${String(o["id"])} ${String(o["modified"] ?? o["created"] ?? "")}`.slice(0, 1_000),
    organisationRef: null,
    observedAt: typeof when === "string" ? when : null,
    // Trusts: this hub released it.
    kind: kind as ObservableKind,
    value,
    raw: value,
    count: typeof count === "number" && Number.isInteger(count) && count > 0 && count < 1e9 ? count : 1,
    sensor: null,
    says,
    tell: open ? "reporters" : "office",
    place,
  };
}

/** What it speaks of and what it says; undefined for what is neither a sighting nor an opinion that says something. */
function aboutOf(o: Fields): { readonly about: string; readonly says: Says; readonly object: Fields } | undefined {
  const labels = Array.isArray(o["labels"]) ? o["labels"].map(String) : [];
  const labelled = SAYS.find((s) => labels.includes(`noroshi:${s}`));
  if (o["type"] === "sighting" && typeof o["sighting_of_ref"] === "string")
    return { about: o["sighting_of_ref"], says: labelled ?? "seen", object: o };
  const [about, ...more] = Array.isArray(o["object_refs"]) ? o["object_refs"].map(String) : [];
  if (o["type"] !== "opinion" || about === undefined || more.length > 0) return undefined;
  const against = o["opinion"] === "disagree" || o["opinion"] === "strongly-disagree";
  const says = labelled ?? (against ? "false_positive" : undefined);
  return says === undefined ? undefined : { about, says, object: o };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
