/**
 * Whose copy a leaked file is. A copy tells by the mark in its envelope (bundle id, event id, mark on a document), and, when that
 * was cut off, by the order of its objects, which is each recipient's own.
 */
import type { Mint } from "../mint.ts";

export interface Candidate {
  readonly deliveryId: string;
  readonly recipientId: string;
  readonly bundleId: string | null;
}

export interface Traced {
  readonly deliveryId: string;
  readonly recipientId: string;
  readonly by: "mark" | "order";
}

/** So many objects in one recipient's order happen by chance less than once in a million times. */
const ENOUGH = 10;

/** The mark on what people read of one delivery. */
export function watermarkOf(mint: Mint, deliveryId: string): string {
  return mint.uuid("watermark", deliveryId);
}

export function mispEventIdOf(mint: Mint, deliveryId: string): string {
  return mint.uuid("event", deliveryId);
}

/** Ids of released objects in a file, in their order. untrusted: any text */
export function objectIdsIn(text: string): readonly string[] {
  const found = text.matchAll(/indicator--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi);
  return [...new Set([...found].map(([id]) => id.toLowerCase()))];
}

/** @param candidates deliveries that hold the file's objects, or all */
export function trace(mint: Mint, text: string, candidates: readonly Candidate[]): readonly Traced[] {
  const low = text.toLowerCase();
  const marked = candidates.filter(
    (c) =>
      (c.bundleId !== null && low.includes(c.bundleId)) ||
      low.includes(watermarkOf(mint, c.deliveryId)) ||
      low.includes(mispEventIdOf(mint, c.deliveryId)),
  );
  if (marked.length > 0)
    return marked.map((c) => ({ deliveryId: c.deliveryId, recipientId: c.recipientId, by: "mark" }));
  const ids = objectIdsIn(text);
  if (ids.length < ENOUGH) return [];
  const inOrder = new Map<string, boolean>();
  return candidates.flatMap((c) => {
    const known = inOrder.get(c.recipientId) ?? isOrderOf(mint, c.recipientId, ids);
    inOrder.set(c.recipientId, known);
    return known ? [{ deliveryId: c.deliveryId, recipientId: c.recipientId, by: "order" as const }] : [];
  });
}

function isOrderOf(mint: Mint, recipientId: string, ids: readonly string[]): boolean {
  const places = ids.map((id) => mint.bytes("order", recipientId, id).toString("hex"));
  return places.every((p, n) => n === 0 || (places[n - 1] ?? "") < p);
}
