/**
 * What a transfer says beside its indicators: SCOs as context values (STIX 2.1 §6), vulnerabilities, and the names of malware, actors,
 * techniques and tools. Neither is ever a reason by itself to call something malicious.
 */
import type { Item, Report, Tlp } from "../contract/index.ts";
import { item, readValue } from "../value/item.ts";
import { isRecord, type Placed } from "./object.ts";
import { hashKind, kindsAt } from "./places.ts";

const NAMED: Readonly<Record<string, Report["names"][number]["kind"]>> = {
  malware: "malware",
  "intrusion-set": "actor",
  "threat-actor": "actor",
  "attack-pattern": "technique",
  tool: "tool",
};

const VALUE_AT: Readonly<Record<string, string>> = {
  "ipv4-addr": "value",
  "ipv6-addr": "value",
  "domain-name": "value",
  url: "value",
  "email-addr": "value",
  "mac-addr": "value",
  "cryptocurrency-wallet": "value",
  "autonomous-system": "number",
  "user-account": "account_login",
  "windows-registry-key": "key",
  mutex: "name",
  vulnerability: "name",
};

/** True for the types that give context items. */
export function isContext(type: string): boolean {
  return Object.hasOwn(VALUE_AT, type) || type === "file" || type === "artifact";
}

/** True for the types that give a name. */
export function isNamed(type: string): boolean {
  return Object.hasOwn(NAMED, type);
}

/** The values of an SCO as context items; a value that cannot be read is left in the original without a word. */
export function contextItems(object: Placed, tlp: Tlp): readonly Item[] {
  const items: Item[] = [];
  const add = (steps: readonly string[], raw: unknown) => {
    const kinds = kindsAt(object.type, steps);
    if (!kinds || (typeof raw !== "string" && typeof raw !== "number")) return;
    const place = `${object.place}.${steps.join(".")}`;
    const read = readValue(kinds, String(raw), place);
    if (!read.ok) return;
    const ref = items.length === 0 ? object.id : `${object.id}#${items.length + 1}`;
    items.push(item({ ref, kind: read.kind, value: read.value, raw: String(raw), indicator: false, tlp, place }));
  };
  const property = VALUE_AT[object.type];
  if (property !== undefined) add([property], object.body[property]);
  const hashes = object.body["hashes"];
  if (isRecord(hashes)) for (const key of Object.keys(hashes)) if (hashKind(key)) add(["hashes", key], hashes[key]);
  if (object.type === "file") add(["name"], object.body["name"]);
  return items;
}

/** The name that an object gives: the ATT&CK id of a technique where it has one, else its name. */
export function nameOf({ type, body }: Placed): Report["names"][number] | undefined {
  const kind = Object.hasOwn(NAMED, type) ? NAMED[type] : undefined;
  if (!kind) return undefined;
  const value = (kind === "technique" ? techniqueId(body["external_references"]) : undefined) ?? body["name"];
  return typeof value === "string" && value !== "" ? { kind, value } : undefined;
}

function techniqueId(references: unknown): string | undefined {
  if (!Array.isArray(references)) return undefined;
  for (const one of references as readonly unknown[]) {
    if (!isRecord(one) || typeof one["source_name"] !== "string" || !one["source_name"].startsWith("mitre-")) continue;
    if (typeof one["external_id"] === "string" && /^T\d{4}(\.\d{3})?$/.test(one["external_id"]))
      return one["external_id"];
  }
  return undefined;
}
