import type { StatusToken } from "@noroshi/selection";
import { expect, it } from "vitest";
import { lawAt } from "./said.ts";

const status = (minute: number, over: Partial<StatusToken>): StatusToken => ({
  issuedAt: `2026-12-01T12:0${minute}:00Z`,
  expiresAt: `2026-12-01T12:0${minute + 5}:00Z`,
  alive: new Set(["P1"]),
  suspended: new Set(),
  revoked: new Set(),
  inForce: new Set(["foreignDomestic"]),
  otherUses: new Map(),
  ...over,
});

it("of two statuses that run at an instant the newest is the law, in whatever order they were handed over", () => {
  const older = status(0, {});
  const newer = status(2, { alive: new Set(), revoked: new Set(["P1"]) });
  for (const statuses of [
    [older, newer],
    [newer, older],
  ]) {
    const said = { country: "JP", permits: [], statuses };
    expect(lawAt(said, "2026-12-01T12:01:00Z").status).toBe(older);
    expect(lawAt(said, "2026-12-01T12:03:00Z").status).toBe(newer);
    expect(lawAt(said, "2026-12-01T12:09:00Z").status).toBeUndefined();
  }
});
