/** Archive files (STIX 2.1 §6.7.2): what they hold. */
import { reference } from "../../property/identifier.ts";
import { listOf } from "../../property/list.ts";
import { record } from "../../property/record.ts";
import { text } from "../../property/scalar.ts";

export const archive = record({
  must: { contains_refs: listOf(reference({ only: ["file", "directory"] })) },
  may: { comment: text },
});
