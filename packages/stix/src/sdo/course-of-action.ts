/** Course of Action (STIX 2.1 §4.3): what is done to prevent an attack or to respond to one. */
import { type Of, sdo } from "../object/define.ts";
import { text } from "../property/scalar.ts";

export const courseOfAction = sdo("course-of-action", {
  section: "4.3",
  must: { name: text },
  may: { description: text },
});
export type CourseOfAction = Of<typeof courseOfAction>;
