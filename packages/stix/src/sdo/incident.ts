/** Incident (STIX 2.1 §4.6): a stub in the standard; the OASIS incident core extension gives it its body. */
import { extensions } from "../extension/extensions.ts";
import { INCIDENT_CORE, incidentCore } from "../extension/incident/core.ts";
import { type Of, sdo } from "../object/define.ts";
import { text } from "../property/scalar.ts";

export const incident = sdo("incident", {
  section: "4.6",
  must: { name: text },
  may: { description: text, extensions: extensions({ [INCIDENT_CORE]: incidentCore }) },
});
export type Incident = Of<typeof incident>;
