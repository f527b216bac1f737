import { describe, expect, it } from "vitest";
import { CAPABILITIES, USES, type Use } from "../contract/index.ts";
import { permitOf } from "../testing/permit.ts";
import { unusableFor } from "./other-use.ts";
import { readPermit } from "./read.ts";
import { type Law, type PermitActs, type StatusToken, unusable } from "./usable.ts";

const NOW = "2026-12-07T09:00:00Z";
const STATUS: StatusToken = {
  issuedAt: "2026-12-07T08:55:00Z",
  expiresAt: "2026-12-07T09:05:00Z",
  alive: new Set(["P1"]),
  revoked: new Set(),
  suspended: new Set(),
  inForce: new Set(),
  otherUses: new Map(),
};
const law = (over: Partial<Law> = {}): Law => ({ now: NOW, inForce: new Set(CAPABILITIES), status: STATUS, ...over });
const decision: PermitActs = { decision: { id: "D", at: "2026-11-01T00:00:00Z" } };
const agreement = permitOf({ capability: "partyAgreement", party: "party", agreementId: "A" });
const signed: PermitActs = {
  partySignature: { by: "party", at: "2026-11-01T00:00:00Z" },
  commissionNotice: { at: NOW },
};
const own = permitOf({ capability: "ownerConsent", party: "party" });

describe("a permit", () => {
  it("needs what its own kind asks for, and nothing else helps", () => {
    expect(unusable(permitOf(), decision, law())).toBeUndefined();
    expect(unusable(permitOf({ agreementId: "A" }), signed, law())).toBe("PERMIT_LACKS_DECISION");
    expect(unusable(agreement, signed, law())).toBeUndefined();
    expect(
      unusable(agreement, { ...signed, ...decision, commissionNotice: { at: "2026-12-07T09:00:01Z" } }, law()),
    ).toBe("PERMIT_LACKS_AGREEMENT");
    expect(unusable(agreement, { ...signed, partySignature: { by: "other", at: NOW } }, law())).toBe(
      "PERMIT_LACKS_AGREEMENT",
    );
    expect(unusable({ ...agreement, agreementId: null }, signed, law())).toBe("PERMIT_LACKS_AGREEMENT");
    expect(unusable(own, { ...signed, ...decision }, law())).toBe("PERMIT_LACKS_CONSENT");
    expect(unusable(own, { ownerConsent: { by: "other", at: NOW } }, law())).toBe("PERMIT_LACKS_CONSENT");
  });

  it("is alive only while the commission says so, by a word of at most ten minutes", () => {
    const say = (over: Partial<StatusToken> | undefined) =>
      unusable(permitOf(), decision, law({ status: over === undefined ? undefined : { ...STATUS, ...over } }));
    expect(say({})).toBeUndefined();
    expect(say(undefined)).toBe("PERMIT_STATUS_STALE");
    expect(say({ expiresAt: NOW })).toBe("PERMIT_STATUS_STALE");
    expect(say({ expiresAt: "2026-12-07T09:05:01Z" })).toBe("PERMIT_STATUS_STALE");
    expect(say({ issuedAt: "2026-12-07T09:00:01Z" })).toBe("PERMIT_STATUS_STALE");
    expect(say({ alive: new Set() })).toBe("PERMIT_NOT_ALIVE");
  });

  it("is closed by the commission's revocation or suspension, even where it is called alive", () => {
    const say = (over: Partial<StatusToken>) => unusable(permitOf(), decision, law({ status: { ...STATUS, ...over } }));
    expect(say({ revoked: new Set(["P1"]) })).toBe("PERMIT_REVOKED");
    expect(say({ suspended: new Set(["P1"]) })).toBe("PERMIT_SUSPENDED");
    expect(say({ revoked: new Set(["P2"]), suspended: new Set(["P3"]) })).toBeUndefined();
  });

  it("is closed by its party's withdrawal from the instant on", () => {
    const taken = (at: string, use: Use | null = null) => ({ withdrawals: [{ use, at }] });
    expect(unusable(agreement, { ...signed, ...taken(NOW) }, law())).toBe("PERMIT_WITHDRAWN");
    expect(unusable(agreement, { ...signed, ...taken("2026-12-07T09:00:01Z") }, law())).toBeUndefined();
    expect(unusable(agreement, { ...signed, ...taken(NOW, "measure") }, law())).toBeUndefined();
    const consent = { ownerConsent: { by: "party", at: "2026-11-01T00:00:00Z" } };
    expect(unusable(own, { ...consent, ...taken(NOW) }, law({ status: undefined }))).toBe("PERMIT_WITHDRAWN");
  });

  it("ends at its instant, without grace, and needs its basis in force", () => {
    expect(unusable(permitOf({ validUntil: NOW }), decision, law())).toBe("PERMIT_NOT_VALID_NOW");
    expect(unusable(permitOf(), decision, law({ inForce: new Set(["partyAgreement"]) }))).toBe(
      "LEGAL_BASIS_NOT_IN_FORCE",
    );
    const bare = law({ inForce: new Set(), status: undefined });
    expect(unusable(own, { ownerConsent: { by: "party", at: NOW } }, bare)).toBeUndefined();
  });

  it("is void as a whole when it asks for what people wrote, holds what nobody knows, or ends before it begins", () => {
    expect(readPermit({ ...permitOf(), permittedFields: ["subject"] }).ok).toBe(false);
    expect(readPermit({ ...permitOf(), more: 1 }).ok).toBe(false);
    expect(readPermit({ ...permitOf(), validUntil: "2026-11-01T00:00:00Z" }).ok).toBe(false);
    expect(readPermit({ ...permitOf(), pseudonyms: { uid: "pfx" } }).ok).toBe(false);
    expect(readPermit({ ...permitOf(), pseudonyms: { "id.orig_h": "pfx" } }).ok).toBe(true);
  });
});

describe("another purpose than to protect", () => {
  const given: PermitActs = { ...signed, otherUses: [{ use: "measure", at: "2026-11-05T00:00:00Z" }] };
  const listed: StatusToken = { ...STATUS, otherUses: new Map([["P1", new Set<Use>(["measure"])]]) };

  it("is closed by default, and no permit of a commission's decision opens it", () => {
    for (const use of USES.filter((one) => one !== "protect"))
      expect(unusableFor(agreement, signed, law({ status: listed }), use)).toBe("USE_NOT_CONSENTED");
    expect(unusableFor(permitOf(), { ...decision, ...given }, law({ status: listed }), "measure")).toBe("USE_NOT_OPEN");
    expect(unusableFor(agreement, signed, law({ status: undefined }), "protect")).toBeUndefined();
  });

  it("is open only by the party's consent to exactly it, on the commission's list, and closed again when the party takes it back", () => {
    const say = (acts: PermitActs, status: StatusToken | undefined = listed, use: Use = "measure") =>
      unusableFor(agreement, acts, law({ status }), use);
    expect(say(given)).toBeUndefined();
    expect(say(given, listed, "investigate")).toBe("USE_NOT_CONSENTED");
    expect(say(given, STATUS)).toBe("USE_NOT_LISTED");
    expect(say(given, { ...listed, alive: new Set() })).toBe("PERMIT_NOT_ALIVE");
    expect(say({ ...given, withdrawals: [{ use: "measure", at: NOW }] })).toBe("USE_NOT_CONSENTED");
    expect(say({ ...given, withdrawals: [{ use: null, at: NOW }] })).toBe("USE_NOT_CONSENTED");
    expect(say({ ...given, withdrawals: [{ use: "regulate", at: NOW }] })).toBeUndefined();
  });

  it("is an owner's own affair in its own network: its consent is enough, and nothing less", () => {
    const bare = law({ status: undefined });
    expect(unusableFor(own, given, bare, "measure")).toBeUndefined();
    expect(unusableFor(own, given, bare, "investigate")).toBe("USE_NOT_CONSENTED");
  });
});
