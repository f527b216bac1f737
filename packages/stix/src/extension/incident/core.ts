/** Incident Core (OASIS incident extension suite 2.0, §2.1): what an incident is, how far its investigation is. */
import { reference } from "../../property/identifier.ts";
import { listOf } from "../../property/list.ts";
import { record } from "../../property/record.ts";
import { flag, integer, literal } from "../../property/scalar.ts";
import {
  detectionMethod,
  determination,
  eventType,
  investigationStatus,
  recoverability,
} from "../../vocabulary/incident.ts";
import { entityCount, eventEntry, incidentScore, taskEntry } from "./parts.ts";

export const INCIDENT_CORE = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";

export const incidentCore = record({
  must: {
    extension_type: literal("property-extension"),
    determination,
    investigation_status: investigationStatus,
  },
  may: {
    criticality: integer(0, 100),
    detection_methods: listOf(detectionMethod),
    events: listOf(eventEntry),
    impact_refs: listOf(reference({ only: ["impact"] })),
    impacted_entity_counts: entityCount,
    incident_types: listOf(eventType),
    recoverability,
    scores: listOf(incidentScore),
    tasks: listOf(taskEntry),
    // Drafts between 1.0 and 2.0 that are still in use.
    event_refs: listOf(reference({ only: ["event"] })),
    task_refs: listOf(reference({ only: ["task"] })),
    sequence_start_refs: listOf(reference({ only: ["sequence"] })),
    sequence_refs: listOf(reference({ only: ["sequence"] })),
    other_object_refs: listOf(reference()),
    blocked: flag,
    malicious: flag,
  },
});
