/**
 * Who sees a task: the body that leads the case, and the body that is to do it once it was told. Nobody else of the room: what
 * the police were asked to do is no matter of the operator's.
 */
import type { Label } from "@noroshi/handling";

export function taskLabel(leadId: string, toldId: string | null): Label {
  return {
    ownerId: leadId,
    originatorId: leadId,
    tlp: "amber",
    caveats: [],
    consent: [],
    // Never empty: the duty that looks at the time has to see that a task is late.
    audience: toldId === null || toldId === leadId ? [leadId] : [leadId, toldId].sort(),
    class: "case",
    sealedTo: null,
  };
}
