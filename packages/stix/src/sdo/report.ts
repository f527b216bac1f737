/** Report (STIX 2.1 §4.16): published threat intelligence on one or more topics. */
import { type Of, sdo } from "../object/define.ts";
import { reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { text } from "../property/scalar.ts";
import { timestamp } from "../property/timestamp.ts";
import { reportType } from "../vocabulary/intelligence.ts";

export const report = sdo("report", {
  section: "4.16",
  must: { name: text, published: timestamp, object_refs: listOf(reference()) },
  may: { description: text, report_types: listOf(reportType) },
});
export type Report = Of<typeof report>;
