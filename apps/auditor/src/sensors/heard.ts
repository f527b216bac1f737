/**
 * Holds a sensor's own chain against what the hub put on record of it: a chain whose end was cut off, or that was written anew with the
 * sensor's key, is whole in itself, and only the log knows that more, or another thing, was told. Knows numbers and digests alone.
 */
import type { KeyObject } from "node:crypto";
import { entryDigest } from "@noroshi/selection";
import type { Act } from "../acts/entries.ts";
import type { Findings } from "../findings.ts";

export interface OwnChain {
  readonly place: string;
  readonly key: KeyObject;
  /** By the number of an entry, the digests of its lines that are there. */
  readonly digests: ReadonlyMap<number, ReadonlySet<string>>;
}

const HEARD = new Set(["sensor.heard", "sensor.used_otherwise"]);

/** @param acts of the log; none where it stayed sealed to the auditor */
export function holdHeard({ place, key, digests }: OwnChain, acts: readonly Act[], findings: Findings): void {
  const named = namesOf(key);
  const own = new Set(
    acts.flatMap((act) =>
      act.act === "sensor.registered" && act.subject !== null && named.has(String(act.facts["key"]))
        ? [act.subject]
        : [],
    ),
  );
  if (acts.length > 0 && own.size === 0) findings.add("SENSOR_NOT_IN_LOG", place);
  for (const act of acts) {
    if (!HEARD.has(act.act) || !own.has(act.subject ?? "")) continue;
    const { number, digest } = act.facts;
    const there = digests.get(Number(number));
    if (there?.has(String(digest)) === true) continue;
    const why = there === undefined ? "is not there" : "is another one";
    findings.add("SENSOR_CHAIN_BROKEN", `${place} entry ${number}`, `it ${why}; leaf ${act.index} says what was heard`);
  }
}

/** How a registration names the key: by the digest of its PEM, which some write without the last line end. */
function namesOf(key: KeyObject): ReadonlySet<string> {
  const pem = key.export({ type: "spki", format: "pem" }).toString().trimEnd();
  return new Set([pem, `${pem}\n`].map(entryDigest));
}
