/**
 * Observed Data (STIX 2.1 §4.14): what was seen, when and how often; the objects by reference, or in the deprecated
 * container of 2.0 whose objects refer to each other by key.
 */
import { type Of, sdo } from "../object/define.ts";
import { reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { notBoth } from "../property/record.ts";
import { integer } from "../property/scalar.ts";
import type { Rule } from "../property/shape.ts";
import { timesInOrder, timestamp } from "../property/timestamp.ts";
import { observableContainer } from "./observable-container.ts";

const NOT_OBSERVED =
  "attack-pattern campaign course-of-action grouping identity incident indicator infrastructure intrusion-set location " +
  "malware malware-analysis note observed-data opinion report threat-actor tool vulnerability bundle marking-definition " +
  "language-content extension-definition";

const onlyRelates = (refs: unknown): boolean =>
  Array.isArray(refs) && refs.length > 0 && refs.every((ref) => /^(?:relationship|sighting)--/.test(String(ref)));

const sawSomething: Rule = (object, trial) => {
  if (Object.hasOwn(object, "objects")) {
    trial.enter("objects");
    trial.flag("deprecated-properties", "objects is deprecated; use object_refs.");
    trial.leave();
  } else if (!Object.hasOwn(object, "object_refs")) {
    trial.flag("at-least-one", "Observed data needs object_refs.", "4.14");
  } else if (onlyRelates(object["object_refs"])) {
    trial.enter("object_refs");
    trial.flag("at-least-one", "Observed data refers to at least one observable.", "4.14");
    trial.leave();
  }
};

export const observedData = sdo("observed-data", {
  section: "4.14",
  must: { first_observed: timestamp, last_observed: timestamp, number_observed: integer(1, 999_999_999) },
  may: { objects: observableContainer, object_refs: listOf(reference({ never: NOT_OBSERVED.split(" ") })) },
  rules: [sawSomething, notBoth("objects", "object_refs"), timesInOrder("first_observed", "last_observed")],
});
export type ObservedData = Of<typeof observedData>;
