/** Opinion (STIX 2.1 §4.15): how far its creator agrees with what someone else stated, on a fixed scale. */
import { type Of, sdo } from "../object/define.ts";
import { oneOf } from "../property/choice.ts";
import { reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { text } from "../property/scalar.ts";

export const opinion = sdo("opinion", {
  section: "4.15",
  must: {
    opinion: oneOf(["strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"]),
    object_refs: listOf(reference()),
  },
  may: { explanation: text, authors: listOf(text) },
});
export type Opinion = Of<typeof opinion>;
