/** Sighting (STIX 2.1 §5.2): the belief that something was seen, how often, when, and by whom. */
import { extensions } from "../extension/extensions.ts";
import { SIGHTING_EXTENSIONS } from "../extension/incident/sighting.ts";
import { type Of, sro } from "../object/define.ts";
import { reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { flag, integer, text } from "../property/scalar.ts";
import { timesInOrder, timestamp } from "../property/timestamp.ts";

const NOT_SIGHTED =
  "artifact autonomous-system directory domain-name email-addr email-message file ipv4-addr ipv6-addr mac-addr mutex " +
  "network-traffic process software url user-account windows-registry-key x509-certificate sighting relationship bundle " +
  "marking-definition language-content extension-definition";

export const sighting = sro("sighting", {
  section: "5.2",
  must: { sighting_of_ref: reference({ never: NOT_SIGHTED.split(" ") }) },
  may: {
    description: text,
    first_seen: timestamp,
    last_seen: timestamp,
    count: integer(0, 999_999_999),
    observed_data_refs: listOf(reference({ only: ["observed-data"] })),
    where_sighted_refs: listOf(reference({ only: ["identity", "location"] })),
    summary: flag,
    extensions: extensions(SIGHTING_EXTENSIONS),
  },
  rules: [timesInOrder("first_seen", "last_seen")],
});
export type Sighting = Of<typeof sighting>;
