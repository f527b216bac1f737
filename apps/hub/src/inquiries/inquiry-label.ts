/** Who sees a request: who asks and who is asked. An answer lies the other way round, under the answerer's own label. */
import type { Caveat, Label } from "@noroshi/handling";

export function inquiryLabel(ownerId: string, otherId: string, caveats: readonly Caveat[] = []): Label {
  return {
    ownerId,
    originatorId: ownerId,
    tlp: "amber",
    caveats: [...new Set(caveats)].sort(),
    consent: [],
    audience: [otherId],
    class: "case",
    sealedTo: null,
  };
}
