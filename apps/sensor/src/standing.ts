/** How the permits of a set-up stand at an instant, and how old the word is that they stand on: ids and codes, nothing of their text. */
import { openSetUp, type SetUp, unusable } from "@noroshi/selection";

export async function standingOf(setUp: SetUp, now: string) {
  const { permits, status } = await openSetUp(setUp);
  const law = { now, status, inForce: status?.inForce ?? new Set<string>() };
  return {
    statusIssuedAt: status?.issuedAt ?? null,
    permits: permits.map(({ permit, acts }) => ({
      ...{ id: permit.id, until: permit.validUntil, refused: unusable(permit, acts, law) ?? null },
      store: permit.capability === "ownerConsent" ? ("owner" as const) : ("communications" as const),
    })),
  };
}
