/** Lets an attribute loosen what its event says of acting. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-pap-milder",
  truth: "A marking never becomes milder on its way in.",
  file: "packages/intake/src/formats/misp/attribute.ts",
  replace: "stricterPap(mark.pap, terms.pap)",
  by: "(mark.pap ?? terms.pap ?? stricterPap(null, null))",
  test: {
    file: "packages/intake/src/formats/misp-event.test.ts",
    name: "marking > PAP is the stricter of the event's and the attribute's tag; a level that nobody knows counts as RED and is named",
  },
};
