/**
 * Where a statement stands among those of the same value. Independent only if its originator is its sender, it is no copy of an
 * object that somebody else sent before, and its sender had not been given the value, unless it declares an observation of its
 * own before that. Instants are milliseconds since 1970 UTC. Source: DESIGN truth "provenance is independent only if …".
 */
import type { Provenance } from "./label.ts";

export interface Said {
  readonly senderId: string;
  /** Whom the format names as the one who said it first; the sender itself where nobody else is named. */
  readonly namedOriginatorId: string;
  /** When this statement came. */
  readonly receivedMs: number;
  /** An observation of the sender's own, as the item declares it. */
  readonly observedMs: number | null;
}

export interface History {
  /** Who sent the same object (id and version) first, if that was somebody else and earlier. */
  readonly objectFirstSentBy: string | null;
  /** When the sender itself first reported the value; null = never before this statement. */
  readonly senderFirstSaidMs: number | null;
  /** When the sender was given the value: what this hub served it, and what hubs on the hop list did. */
  readonly handedOverMs: readonly number[];
  /** Did the originator (as found out) send a statement of the same value itself? */
  readonly originatorSaidIt: boolean;
}

export interface Standing {
  readonly provenance: Provenance;
  readonly originatorId: string;
}

/** @returns where the statement stands, and who said the value first */
export function standingOf(said: Said, history: History): Standing {
  const originatorId = history.objectFirstSentBy ?? said.namedOriginatorId;
  if (isEcho(said, history)) return { provenance: "echo", originatorId };
  if (originatorId === said.senderId) return { provenance: "independent", originatorId };
  return { provenance: history.originatorSaidIt ? "shadowed" : "copy", originatorId };
}

/** Was the sender given the value before it said it, with no word or observation of its own before that? */
export function isEcho(
  said: Pick<Said, "receivedMs" | "observedMs">,
  history: Pick<History, "senderFirstSaidMs" | "handedOverMs">,
): boolean {
  const first = history.handedOverMs.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  if (!(first < said.receivedMs)) return false;
  const knewBefore = history.senderFirstSaidMs !== null && history.senderFirstSaidMs < first;
  const sawBefore = said.observedMs !== null && said.observedMs < first;
  return !knewBefore && !sawBefore;
}
