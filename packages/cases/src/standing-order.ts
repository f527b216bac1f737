/**
 * Decides whether a standing order opens a case for a cluster, and in whose names.
 * Trusts: the cluster is fusion's, without sealed reports. The founding report is the earliest that counts, so the answer
 * does not depend on the order of arrival.
 */
import { z } from "zod";
import type { ClusterReport, StandingOrder } from "./contract/index.ts";

const Schema = z.object({
  opensCaseWhen: z.object({
    clusterHolds: z.array(z.string().min(1)).min(1),
    notifiers: z.number().int().min(1).default(1),
    historical: z.boolean().default(false),
  }),
  participants: z.array(z.enum(["founder", "coordinator"])).min(1),
});

/** The words that people use for kinds of paper, and the kinds that reports carry. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  "common form": "common_form",
  "police submission": "police_submission",
  "incident notice": "incident_notice",
};

/**
 * Reads a standing order from data.
 * @returns the order, or the places that are wrong
 */
export function readStandingOrder(
  input: unknown,
):
  | { readonly ok: true; readonly order: StandingOrder }
  | { readonly ok: false; readonly faults: readonly { place: string; say: string }[] } {
  const read = Schema.safeParse(input);
  if (!read.success)
    return { ok: false, faults: read.error.issues.map((i) => ({ place: i.path.join("."), say: i.message })) };
  const { opensCaseWhen, participants } = read.data;
  const clusterHolds = opensCaseWhen.clusterHolds.map((word) => KIND_WORDS[word] ?? word);
  return { ok: true, order: { opensCaseWhen: { ...opensCaseWhen, clusterHolds }, participants } };
}

export interface Opening {
  readonly founding: ClusterReport;
  readonly participants: readonly string[];
}

/**
 * Does this order open a case for this cluster?
 * @param coordinatorId the body that coordinates in this realm
 * @returns who founds it and who is in it, or undefined
 */
export function opens(
  order: StandingOrder,
  cluster: readonly ClusterReport[],
  coordinatorId: string,
): Opening | undefined {
  const { clusterHolds, notifiers, historical } = order.opensCaseWhen;
  const counting = cluster
    .filter((r) => clusterHolds.includes(r.kind) && (historical || !r.historical))
    .sort(earliestFirst);
  const founding = counting[0];
  if (!founding || new Set(counting.map((r) => r.notifier)).size < notifiers) return undefined;
  const named = order.participants.map((p) => (p === "founder" ? founding.ownerId : coordinatorId));
  return { founding, participants: [...new Set(named)] };
}

function earliestFirst(a: ClusterReport, b: ClusterReport): number {
  return a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : a.reportId < b.reportId ? -1 : 1;
}
