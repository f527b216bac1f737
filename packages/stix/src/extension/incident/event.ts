/** Event (OASIS incident extension suite 2.0, §2.2): something that happened, or may have, before or in an incident. */
import { type Of, sdo } from "../../object/define.ts";
import { reference } from "../../property/identifier.ts";
import { listOf } from "../../property/list.ts";
import { text } from "../../property/scalar.ts";
import { timesInOrder, timestamp } from "../../property/timestamp.ts";
import { eventStatus, eventType, fidelity } from "../../vocabulary/incident.ts";
import { extensions } from "../extensions.ts";
import { carriesDefinition } from "./declared.ts";
import { eventEntry, stateChange } from "./parts.ts";

export const EVENT = "extension-definition--4ca6de00-5b0d-45ef-a1dc-ea7279ea910e";

export const event = sdo("event", {
  section: "11.2",
  must: { status: eventStatus, extensions: extensions() },
  may: {
    changed_objects: listOf(stateChange),
    description: text,
    end_time: timestamp,
    end_time_fidelity: fidelity,
    event_types: listOf(eventType),
    goal: text,
    name: text,
    sighting_refs: listOf(reference({ only: ["sighting"] })),
    start_time: timestamp,
    start_time_fidelity: fidelity,
    subevents: listOf(eventEntry),
  },
  rules: [timesInOrder("start_time", "end_time"), carriesDefinition(EVENT)],
});
export type Event = Of<typeof event>;
