/** Note (STIX 2.1 §4.13): text that gives context to other objects. */
import { type Of, sdo } from "../object/define.ts";
import { reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { text } from "../property/scalar.ts";

export const note = sdo("note", {
  section: "4.13",
  must: { content: text, object_refs: listOf(reference()) },
  may: { abstract: text, authors: listOf(text) },
});
export type Note = Of<typeof note>;
