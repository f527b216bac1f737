/** The label of one body's act: no terms and no consent ride on it; that body and the named ones read it, and nobody else. */
import type { Marking } from "../db/labels.ts";

/** @param audience who reads it beside its owner; empty: nobody */
export function actLabel(ownerId: string, tlp: Marking["tlp"], audience: readonly string[]): Marking {
  return {
    ownerId,
    originatorId: ownerId,
    tlp,
    caveats: [],
    consent: [],
    audience,
    class: "act",
    sealedTo: null,
  };
}
