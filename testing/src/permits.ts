/**
 * A realm whose bodies sign: an office, a commission and a port with keys, permits with the acts about them, set-ups of sensors. For
 * tests of whoever opens what they signed.
 */
import { createHash } from "node:crypto";
import { CompactSign, exportJWK, generateKeyPair } from "jose";

/** When it is in the realm; its permits are alive then. */
export const NOW = "2026-12-01T12:00:00Z";

export type Json = Readonly<Record<string, unknown>>;

export interface Realm {
  sign(kid: string, typ: string, payload: Json): Promise<string>;
  /** A set-up with these permits; each with the acts that `acts` makes for its digest. */
  setUp(permits: readonly { permit: string; acts: readonly string[] }[], over?: Json): Promise<Record<string, unknown>>;
  permit(over?: Json): Promise<string>;
  act(by: string, name: string, permit: string, more?: Json): Promise<string>;
}

/** A realm of an office, a commission and a port. */
export async function realmOf(realm = "r"): Promise<Realm> {
  const keyring: unknown[] = [];
  const signers = new Map<string, Awaited<ReturnType<typeof generateKeyPair>>["privateKey"]>();
  for (const [body, kind] of [
    ["office", "coordinator"],
    ["commission", "commission"],
    ["port", "operator"],
  ] as const) {
    const { privateKey, publicKey } = await generateKeyPair("Ed25519", { extractable: true });
    const { kty, crv, x } = await exportJWK(publicKey);
    keyring.push({ kid: body, body, kind, key: { kty, crv, x } });
    signers.set(body, privateKey);
  }
  const sign = (kid: string, typ: string, payload: Json) =>
    new CompactSign(new TextEncoder().encode(JSON.stringify({ realm, ...payload })))
      .setProtectedHeader({ alg: "Ed25519", kid, typ })
      .sign(signers.get(kid) ?? new Uint8Array());
  return {
    sign,
    permit: (over = {}) => sign("office", "permit+jws", { permit: { ...PERMIT, ...over } }),
    act: (by, name, permit, more = {}) =>
      sign(by, "permit-act+jws", {
        ...{ act: name, permitDigest: createHash("sha256").update(permit).digest("hex"), at: "2026-11-01T00:00:00Z" },
        ...more,
      }),
    setUp: async (permits, over = {}) => ({
      ...{ schema: "sensor-set-up/1", realm, kind: "replay", country: "JP", keyring, permits },
      status: await sign("commission", "permit-status+jws", STATUS),
      ...over,
    }),
  };
}

export const STATUS = {
  issuedAt: NOW,
  expiresAt: "2026-12-01T12:10:00Z",
  alive: ["P1"],
  inForce: ["foreignDomestic", "partyAgreement"],
};

const PERMIT = {
  id: "P1",
  capability: "foreignDomestic",
  legalBasis: "law",
  directions: ["FD"],
  party: null,
  agreementId: null,
  validFrom: "2026-11-01T00:00:00Z",
  validUntil: "2027-01-01T00:00:00Z",
  criteria: {
    id: "C",
    version: 1,
    targetAct: "act",
    period: { from: "2026-12-01T00:00:00Z", to: "2026-12-02T00:00:00Z" },
    selectors: [{ type: "address", value: "203.0.113.24" }],
  },
  permittedFields: ["uid", "id.orig_h", "mailfrom", "rcptto"],
  volumeCap: 50,
};
