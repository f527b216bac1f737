/** Identity (STIX 2.1 §4.5): a person, an organisation, a group, a system, or a class of these. */
import { extensions } from "../extension/extensions.ts";
import { type Of, sdo } from "../object/define.ts";
import { listOf } from "../property/list.ts";
import { text } from "../property/scalar.ts";
import { identityClass, industrySector } from "../vocabulary/actors.ts";

export const identity = sdo("identity", {
  section: "4.5",
  must: { name: text },
  may: {
    description: text,
    roles: listOf(text),
    identity_class: identityClass,
    sectors: listOf(industrySector),
    contact_information: text,
    extensions: extensions(),
  },
});
export type Identity = Of<typeof identity>;
