/** One page of an ally's TAXII collection: a report and the indicators that it refers to. */
import type { Telling } from "../telling.ts";
import { uuidOf } from "./identifier.ts";
import { instant } from "./time.ts";

export function taxii(t: Telling): string {
  const at = instant(t.told);
  const begun = instant(t.occurred ?? t.told);
  const author = `identity--${uuidOf("example ally")}`;
  const common = { spec_version: "2.1", created_by_ref: author, created: at, modified: at };
  const patterns = [
    ...t.addresses.map((value) => `[ipv6-addr:value = '${value}']`),
    ...t.hashes.map((value) => `[file:hashes.'SHA-256' = '${value}']`),
    ...t.domains.map((value) => `[domain-name:value = '${value}']`),
  ];
  const indicators = patterns.map((pattern, n) => ({
    type: "indicator",
    id: `indicator--${uuidOf(`${t.id} ${n}`)}`,
    ...common,
    indicator_types: ["malicious-activity"],
    pattern,
    pattern_type: "stix",
    valid_from: begun,
  }));
  const objects = [
    { type: "identity", id: author, ...common, name: "Example Ally CERT", identity_class: "organization" },
    ...indicators,
    {
      type: "report",
      id: `report--${uuidOf(t.id)}`,
      ...common,
      name: `${t.incident.malware}: infrastructure`,
      report_types: ["threat-report"],
      published: begun,
      object_refs: indicators.map(({ id }) => id),
    },
  ];
  return JSON.stringify({ more: false, objects });
}
