/** Who sees a case: those who were named to it, and its lead. To name one is to tell it something. */
import type { Label } from "@noroshi/handling";

export function caseLabel(leadId: string, participants: readonly string[]): Label {
  return {
    ownerId: leadId,
    originatorId: leadId,
    tlp: "amber",
    caveats: [],
    consent: [],
    audience: [...participants].sort(),
    class: "case",
    sealedTo: null,
  };
}
