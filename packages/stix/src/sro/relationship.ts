/** Relationship (STIX 2.1 §5.1): links two objects and says how. */
import { type Of, sro } from "../object/define.ts";
import { reference, typeOfId } from "../property/identifier.ts";
import { text, written } from "../property/scalar.ts";
import type { Rule } from "../property/shape.ts";
import { timesInOrder, timestamp } from "../property/timestamp.ts";
import { isSuggested } from "./suggested.ts";

const NO_END = ["bundle", "extension-definition", "language-content", "marking-definition", "relationship", "sighting"];
const end = reference({ never: NO_END });

const suggestedTriple: Rule = (object, trial) => {
  const { relationship_type, source_ref, target_ref } = object;
  if (typeof relationship_type !== "string" || typeof source_ref !== "string" || typeof target_ref !== "string") return;
  const source = typeOfId(source_ref);
  const target = typeOfId(target_ref);
  if (source === undefined || target === undefined || NO_END.includes(source) || NO_END.includes(target)) return;
  if (isSuggested(source, relationship_type, target)) return;
  trial.flag(
    "relationship-types",
    `"${source} ${relationship_type.slice(0, 60)} ${target}" is not among the suggested relationships.`,
  );
};

export const relationship = sro("relationship", {
  section: "5.1",
  must: {
    relationship_type: written(
      /^[a-z0-9-]+$/,
      "relationship-name",
      (value) => `"${value}" must be lower-case letters, digits and hyphens.`,
    ),
    source_ref: end,
    target_ref: end,
  },
  may: { description: text, start_time: timestamp, stop_time: timestamp },
  rules: [timesInOrder("start_time", "stop_time", "after"), suggestedTriple],
});
export type Relationship = Of<typeof relationship>;
