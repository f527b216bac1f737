/**
 * One value of a package as any format but STIX needs it, read from the object that was frozen: every format says what the object
 * says, and nothing beside it.
 */
import { type Tlp, type Trail, tlpOf, trailOf } from "@noroshi/stix";
import type { ObservableKind } from "@noroshi/values";
import { type Term, termOfMarking } from "../stix/terms.ts";
import type { VictimCard } from "../victims/card.ts";

export interface SharedValue {
  readonly kind: ObservableKind;
  readonly value: string;
  readonly objectId: string;
  readonly modified: string;
  readonly tlp: Tlp;
  readonly terms: readonly Term[];
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly confidence: number;
  /** By which hubs it came, this one last; undefined in what was frozen before hubs said so. */
  readonly trail: Trail | undefined;
}

/** What a copy of a package says of itself: for whom it is, and the mark by which a leaked copy tells whose it was. */
export interface Envelope {
  readonly recipient: { readonly en: string; readonly ja: string };
  readonly office: { readonly id: string; readonly en: string; readonly ja: string };
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly version: number;
  readonly tlp: Tlp;
  /** See `watermarkOf`. */
  readonly watermark: string;
  /** Victims that this recipient is told of, and those that it was told of and is no more. */
  readonly victims: readonly VictimCard[];
}

/** @param body an object that `indicatorOf` made */
export function sharedValue(kind: string, value: string, body: string): SharedValue {
  const o = JSON.parse(body) as {
    id: string;
    modified: string;
    valid_from: string;
    valid_until?: string;
    confidence: number;
    object_marking_refs: readonly string[];
    extensions?: Readonly<Record<string, unknown>>;
  };
  const trail = trailOf(o);
  return {
    kind: kind as ObservableKind,
    value,
    objectId: o.id,
    modified: o.modified,
    // No marking that is known: nobody may see it.
    tlp: o.object_marking_refs.map(tlpOf).find((t) => t !== undefined) ?? "red",
    terms: o.object_marking_refs.flatMap((ref) => termOfMarking(ref) ?? []),
    validFrom: o.valid_from,
    validUntil: o.valid_until ?? null,
    confidence: o.confidence,
    trail: trail === "unreadable" ? undefined : trail,
  };
}
