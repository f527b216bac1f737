/**
 * Why what an orderer sees goes out or not, in the words that it may hear: of its own statements every step, of another body's
 * those that the marking shows, and of seals, consents and provenance only that they decided. The same as in the preview.
 */
import {
  type BodyFacts,
  mayReceive,
  type Package,
  type Reason,
  type Source,
  saidOfOthers,
  saidToOwner,
  type World,
} from "@noroshi/handling";

export interface SaidReason {
  readonly recipientId: string;
  readonly included: boolean;
  /** The step that decided. */
  readonly rule: Reason;
  readonly values: readonly { readonly kind: string; readonly value: string }[];
}

/** One for each recipient, outcome and step. @param ordererId whose own statements are told in full */
export function saidReasons(
  plan: {
    readonly part: Package;
    readonly sources: readonly Source[];
    readonly recipients: readonly BodyFacts[];
    readonly world: World;
  },
  ordererId: string,
): readonly SaidReason[] {
  // A public package has one refusal for all, which names nobody.
  if (plan.recipients.length === 0) return plan.part.reasons;
  const groups = new Map<string, SaidReason & { values: { kind: string; value: string }[] }>();
  for (const [label, same] of Map.groupBy(plan.sources, (s) => s.label))
    for (const recipient of plan.recipients) {
      const verdict = mayReceive(recipient, label, plan.world);
      const chain = label.ownerId === ordererId ? saidToOwner(verdict) : saidOfOthers(verdict);
      const rule = chain.findLast((s) => s.outcome !== "passes")?.rule ?? "nothing_restricts";
      const key = `${recipient.id} ${verdict.allowed} ${rule}`;
      const group = groups.get(key) ?? { recipientId: recipient.id, included: verdict.allowed, rule, values: [] };
      groups.set(key, group);
      for (const { kind, value } of same) group.values.push({ kind, value });
    }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, g]) => g);
}
