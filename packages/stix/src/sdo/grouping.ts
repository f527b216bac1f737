/** Grouping (STIX 2.1 §4.4): objects that share a context. */
import { type Of, sdo } from "../object/define.ts";
import { reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { text } from "../property/scalar.ts";
import { groupingContext } from "../vocabulary/intelligence.ts";

export const grouping = sdo("grouping", {
  section: "4.4",
  must: { context: groupingContext, object_refs: listOf(reference()) },
  may: { name: text, description: text },
});
export type Grouping = Of<typeof grouping>;
