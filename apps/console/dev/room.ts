/** The fake hub's room of a case: its first body, and nothing said yet. */
import type { CaseRoom } from "@noroshi/api";
import { BODIES } from "./bodies.ts";
import { CASES, caseOf } from "./cases.ts";

/** @returns null where there is no such case */
export function roomOf(id: string): CaseRoom | null {
  const found = caseOf(id) ? CASES.find((c) => c.id === id || c.number === id) : undefined;
  if (!found) return null;
  return {
    case: { id: found.id, number: found.number, closedAt: null },
    lead: BODIES.coordinator,
    leads: false,
    participants: [
      { body: BODIES.coordinator, namedAt: found.openedAt, answer: "accepted", answeredAt: found.openedAt },
    ],
    leadOffered: false,
    note: null,
    statements: [],
    present: [],
    evidence: [],
  };
}
