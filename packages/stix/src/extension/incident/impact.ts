/** Impact (OASIS incident extension suite 2.0, §2.3): what an incident did, by category, over a time. */
import { type Of, sdo } from "../../object/define.ts";
import { reference } from "../../property/identifier.ts";
import { listOf } from "../../property/list.ts";
import { needs } from "../../property/record.ts";
import { integer, text } from "../../property/scalar.ts";
import { isObject, type Rule } from "../../property/shape.ts";
import { timesInOrder, timestamp } from "../../property/timestamp.ts";
import { fidelity, recoverability } from "../../vocabulary/incident.ts";
import { extensions } from "../extensions.ts";
import { carriesDefinition } from "./declared.ts";
import { CATEGORIES } from "./impact-category.ts";
import { entityCount } from "./parts.ts";

export const IMPACT = "extension-definition--7cc33dd6-f6a1-489b-98ea-522d351d71b9";

// The suite writes the key as the category itself or with -impact behind it; both are in use.
const known = Object.fromEntries(
  [...CATEGORIES].flatMap(([name, shape]) => [
    [name, shape],
    [`${name}-impact`, shape],
    [`${name}-impact-ext`, shape],
  ]),
);

const hasItsCategory: Rule = (object, trial) => {
  const { impact_category, extensions: declared } = object;
  if (typeof impact_category !== "string" || !isObject(declared)) return;
  const names = [impact_category, `${impact_category}-impact`, `${impact_category}-impact-ext`];
  if (names.some((name) => Object.hasOwn(declared, name))) return;
  trial.enter("extensions");
  trial.flag("dependent-property", `An impact of this category needs the extension that tells its details.`, "11.3");
  trial.leave();
};

export const impact = sdo("impact", {
  section: "11.2",
  must: { impact_category: text, extensions: extensions(known) },
  may: {
    criticality: integer(0, 100),
    description: text,
    end_time: timestamp,
    end_time_fidelity: fidelity,
    impacted_entity_counts: entityCount,
    impacted_refs: listOf(reference()),
    recoverability,
    start_time: timestamp,
    start_time_fidelity: fidelity,
    superseded_by_ref: reference({ only: ["impact"] }),
  },
  rules: [
    timesInOrder("start_time", "end_time"),
    needs("superseded_by_ref", ["end_time"]),
    hasItsCategory,
    carriesDefinition(IMPACT),
  ],
});
export type Impact = Of<typeof impact>;
