/** A term that is taken away takes its own restriction with it and leaves what the file itself says, in the same words too. */
import type { Caveat, Label } from "@noroshi/handling";
import { describe, expect, it } from "vitest";
import { underTerms } from "./terms.ts";

const BODY = "00000000-0000-4000-8000-000000000001";
const OTHER = "00000000-0000-4000-8000-000000000002";

const label = (caveats: readonly Caveat[], stated?: readonly Caveat[], over: Partial<Label> = {}): Label => ({
  ownerId: BODY,
  originatorId: BODY,
  tlp: "green",
  caveats,
  consent: [],
  audience: null,
  class: "item",
  sealedTo: null,
  ...(stated === undefined ? {} : { stated }),
  ...over,
});
const taken = (before: readonly Caveat[], after: readonly Caveat[] = []) => ({ organisationId: BODY, before, after });

describe("a term that is taken away", () => {
  it("takes its restriction from what was sent under it, a single sharing group as well", () => {
    const sent = label(["group:ports", "limited_use"], ["limited_use"]);
    expect(underTerms(sent, taken(["group:ports"]))?.caveats).toEqual(["limited_use"]);
    const among = label(["group:ports|trade"], []);
    expect(underTerms(among, taken(["group:ports|trade"], ["group:ports"]))?.caveats).toEqual(["group:ports"]);
  });

  it("leaves what the file itself says, though the term said it in the same words", () => {
    const sent = label(["group:ports", "no_foreign_release"], ["group:ports", "no_foreign_release"]);
    expect(underTerms(sent, taken(["group:ports", "no_foreign_release"]))).toBeUndefined();
    const copy = label([], ["government_only"], {
      ownerId: OTHER,
      originatorCaveats: ["government_only", "group:ports"],
    });
    expect(underTerms(copy, taken(["government_only", "group:ports"]))?.originatorCaveats).toEqual(["government_only"]);
  });

  it("leaves a single group on a label of which nobody knows whose word it is", () => {
    expect(underTerms(label(["group:ports"]), taken(["group:ports"]))).toBeUndefined();
  });
});
