/** Every MUST of the OASIS incident suite (STIX 2.1, incident extension suite 2.0), each broken once. */
import { idOf, type Json } from "../smallest.ts";
import { type Break, change, DEFINED, EARLIER, LATER } from "./broken.ts";

const CORE = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";
const incidentWith = (core: Json): Json =>
  change("incident", {
    extensions: {
      [CORE]: {
        extension_type: "property-extension",
        determination: "suspected",
        investigation_status: "new",
        ...core,
      },
    },
  });
const impactOf = (category: string, details: unknown): Json =>
  change("impact", {
    impact_category: category,
    extensions: {
      "extension-definition--7cc33dd6-f6a1-489b-98ea-522d351d71b9": { extension_type: "new-sdo" },
      [category]: details,
    },
  });

export const INCIDENT: readonly Break[] = [
  // the OASIS incident suite
  ["an incident is determined", "enum-value", `extensions.${CORE}.determination`, incidentWith({ determination: "a" })],
  ["criticality ends at 100", "number-range", `extensions.${CORE}.criticality`, incidentWith({ criticality: 101 })],
  [
    "impacts are impacts",
    "reference-type",
    `extensions.${CORE}.impact_refs[0]`,
    incidentWith({ impact_refs: [idOf("tool")] }),
  ],
  [
    "counts are not negative",
    "number-range",
    `extensions.${CORE}.impacted_entity_counts.individual`,
    incidentWith({ impacted_entity_counts: { individual: -1 } }),
  ],
  [
    "a score has a value",
    "missing-property",
    `extensions.${CORE}.scores[0]`,
    incidentWith({ scores: [{ name: "a" }] }),
  ],
  [
    "an entry names an event",
    "reference-type",
    `extensions.${CORE}.events[0].event_ref`,
    incidentWith({ events: [{ event_ref: idOf("task") }] }),
  ],
  [
    "an event ends after it starts",
    "time-order",
    "end_time",
    change("event", { start_time: LATER, end_time: EARLIER }),
  ],
  [
    "a state change has an end",
    "at-least-one",
    "changed_objects[0]",
    change("task", { changed_objects: [{ state_change_type: "caused" }] }),
  ],
  [
    "a state keeps its kind",
    "reference-type",
    "changed_objects[0]",
    change("task", {
      changed_objects: [{ state_change_type: "caused", initial_ref: idOf("impact"), result_ref: idOf("tool") }],
    }),
  ],
  [
    "an event carries its definition",
    "extension-type",
    "extensions",
    change("event", { extensions: { [DEFINED]: { extension_type: "new-sdo" } } }),
  ],
  [
    "an impact carries its category",
    "dependent-property",
    "extensions",
    change("impact", { impact_category: "integrity" }),
  ],
  [
    "a superseded impact has ended",
    "dependent-property",
    "",
    change("impact", { superseded_by_ref: idOf("impact", 2) }),
  ],
  [
    "a loss says of what",
    "dependent-property",
    "extensions.confidentiality",
    impactOf("confidentiality", { loss_type: "contained" }),
  ],
  [
    "an amount has a currency",
    "dependent-property",
    "extensions.monetary",
    impactOf("monetary", { variety: "ransom-demand", min_amount: 0, max_amount: 5 }),
  ],
  [
    "availability ends at 100",
    "number-range",
    "extensions.availability.availability_impact",
    impactOf("availability", { availability_impact: 101 }),
  ],
];
