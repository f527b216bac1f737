/**
 * One domain object, relationship or marking of 2.0 in the words of 2.1: spec_version, the vocabularies that moved out
 * of labels, what 2.1 newly requires (pattern_type, is_family), and times with milliseconds.
 */
import { isObject, type Loose, written } from "../property/shape.ts";
import { isTimestamp } from "../property/timestamp.ts";
import { moveSelectors } from "./markings.ts";
import type { Notes } from "./notes.ts";
import { liftHashes } from "./observable.ts";

/** type → the property of 2.1 and the vocabulary of 2.0 that labels held (2.0 part 2, §6). */
const TYPED: Readonly<Record<string, readonly [property: string, words: ReadonlySet<string>]>> = {
  indicator: [
    "indicator_types",
    words("anomalous-activity anonymization benign compromised malicious-activity attribution"),
  ],
  malware: [
    "malware_types",
    words(
      "adware backdoor bot ddos dropper exploit-kit keylogger ransomware remote-access-trojan resource-exploitation " +
        "rogue-security-software rootkit screen-capture spyware trojan virus worm",
    ),
  ],
  report: [
    "report_types",
    words(
      "threat-report attack-pattern campaign identity indicator intrusion-set malware observed-data threat-actor tool vulnerability",
    ),
  ],
  "threat-actor": [
    "threat_actor_types",
    words(
      "activist competitor crime-syndicate criminal hacker insider-accidental insider-disgruntled nation-state sensationalist spy terrorist",
    ),
  ],
  tool: [
    "tool_types",
    words(
      "denial-of-service exploitation information-gathering network-capture credential-exploitation remote-access vulnerability-scanning",
    ),
  ],
};

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

/** The object as 2.1 would write it; observed-data keeps its container, which another room opens. */
export function liftDomainObject(object: Loose, notes: Notes): Loose {
  const { type, id, ...rest } = object;
  const clean = Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) =>
      isEmpty(name, value, notes) ? [] : [[name, liftValue(name, value)]],
    ),
  );
  const lifted = typed({ type, spec_version: "2.1", id, ...clean }, notes);
  return required(lifted, notes);
}

/** 2.1 refuses null and the empty list; leaving them out says the same. */
function isEmpty(name: string, value: unknown, notes: Notes): boolean {
  const empty = value === null || (Array.isArray(value) && value.length === 0);
  if (empty) notes.add(name, `${name} was empty; it is left out.`);
  return empty;
}

function liftValue(name: string, value: unknown): unknown {
  if ((name === "created" || name === "modified") && typeof value === "string") return withMillis(value);
  if (name === "external_references" && Array.isArray(value)) return value.map(liftReference);
  if (name === "sectors" && Array.isArray(value))
    return value.map((sector) => (sector === "defence" ? "defense" : sector));
  return value;
}

const liftReference = (reference: unknown): unknown =>
  isObject(reference) && isObject(reference["hashes"])
    ? { ...reference, hashes: liftHashes(reference["hashes"]) }
    : reference;

function withMillis(time: string): string {
  if (!isTimestamp(time) || time.length >= 24) return time;
  return `${time.slice(0, -1)}${time.length === 20 ? "." : ""}000`.slice(0, 23).concat("Z");
}

/** Labels that were the type vocabulary of 2.0 move; others stay labels. */
function typed(object: Loose, notes: Notes): Loose {
  const plan = TYPED[written(object["type"])];
  const labels = object["labels"];
  if (plan === undefined || !Array.isArray(labels)) return object;
  const [property, known] = plan;
  if (Object.hasOwn(object, property)) return object;
  const moved = labels.filter((label) => known.has(label));
  const kept = labels.filter((label) => !known.has(label));
  if (moved.length === 0) return object;
  const { labels: _, ...rest } = object;
  const places = labels.map((label: unknown) =>
    known.has(written(label)) ? `${property}.[${moved.indexOf(label)}]` : `labels.[${kept.indexOf(label)}]`,
  );
  const moves = (selector: string): readonly string[] => {
    if (selector === "labels") return kept.length > 0 ? ["labels", property] : [property];
    const item = /^labels\.\[(\d+)\]$/.exec(selector);
    if (item === null) return [selector];
    const place = places[Number(item[1])];
    return place === undefined ? [] : [place];
  };
  const lifted = { ...rest, ...(kept.length > 0 ? { labels: kept } : {}), [property]: moved };
  return moveSelectors(lifted, moves, notes);
}

/** What 2.1 requires and 2.0 did not have. */
function required(object: Loose, notes: Notes): Loose {
  if (object["type"] === "indicator" && !Object.hasOwn(object, "pattern_type")) {
    return { ...object, pattern_type: "stix", pattern_version: "2.0" };
  }
  if (object["type"] === "malware" && !Object.hasOwn(object, "is_family")) {
    notes.add("", "2.0 does not say whether this malware is a family; it is read as one.");
    return { ...object, is_family: true };
  }
  if (object["type"] === "course-of-action" && Object.hasOwn(object, "action")) {
    notes.add("action", "action is reserved; it is kept as x_stix20_action.");
    const { action, ...rest } = object;
    return { ...rest, x_stix20_action: action };
  }
  return object;
}
