/** What a case is made of, for later stages and for the hub. Ids are opaque; instants are ISO 8601 UTC. */
export type Hop = "noticed" | "received" | "linked" | "assessed" | "decided" | "shared" | "acknowledged" | "acted";

/** In the order in which the word travels. */
export const HOPS: readonly Hop[] = [
  "noticed",
  "received",
  "linked",
  "assessed",
  "decided",
  "shared",
  "acknowledged",
  "acted",
];

/** A standing order is data of a realm: a person issued it, and it opens cases in that person's name. */
export interface StandingOrder {
  readonly opensCaseWhen: {
    /** The cluster holds at least one report of one of these kinds… */
    readonly clusterHolds: readonly string[];
    /** …that came through at least this many different notifiers. */
    readonly notifiers: number;
    /** Whether old imported material counts. */
    readonly historical: boolean;
  };
  readonly participants: readonly ("founder" | "coordinator")[];
}

/** A report of a cluster, as far as opening a case needs to know it. */
export interface ClusterReport {
  readonly reportId: string;
  readonly kind: string;
  readonly historical: boolean;
  readonly receivedAt: string;
  readonly ownerId: string;
  /** Through whom or which list it was notified; the owner unless the report says otherwise. */
  readonly notifier: string;
}
