/**
 * Opens what bodies signed about permits: the permit itself, the acts that it needs, the commission's status token. Compact JWS
 * with Ed25519; a keyring says whose key is whose in this realm, so that a replay's signature means nothing in a live one. An
 * act names the permit by the digest of its signed text: changed by one character, it is another permit. Unsigned counts for
 * nothing.
 */
import { createHash } from "node:crypto";
import { type CryptoKey, compactVerify, type KeyObject } from "jose";
import { z } from "zod";
import { type Authorisation, type SignedCode, USES } from "../contract/index.ts";
import { readPermit } from "./read.ts";
import type { PermitActs, StatusToken } from "./usable.ts";

export interface RingKey {
  readonly body: string;
  /** The kind of body: only a commission decides and answers for what is alive, only an office issues permits. */
  readonly kind: string;
  readonly key: CryptoKey | KeyObject;
}

export interface Keyring {
  readonly realm: string;
  readonly keys: ReadonlyMap<string, RingKey>;
}

export type Opened<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: SignedCode };

export interface OpenPermit {
  readonly permit: Authorisation;
  readonly acts: PermitActs;
  /** SHA-256 of the permit's signed text, hexadecimal. */
  readonly digest: string;
  /** Why acts that were handed in do not count. */
  readonly passedOver: readonly SignedCode[];
}

const Instant = z.iso.datetime({ offset: true });
const PermitPayload = z.object({ realm: z.string(), permit: z.unknown() });
const ActPayload = z.strictObject({
  realm: z.string(),
  act: z.enum([
    ...(["decision", "party_signature", "commission_notice", "owner_consent", "other_use", "withdrawal"] as const),
  ]),
  permitDigest: z.string(),
  decisionId: z.string().min(1).optional(),
  use: z.enum(USES).optional(),
  at: Instant,
});
const StatusPayload = z.strictObject({
  realm: z.string(),
  issuedAt: Instant,
  expiresAt: Instant,
  alive: z.array(z.string()),
  revoked: z.array(z.string()).default([]),
  suspended: z.array(z.string()).default([]),
  inForce: z.array(z.string()),
  otherUses: z.record(z.string(), z.array(z.enum(USES))).default({}),
});

/** The digest by which acts name a signed permit. */
export function permitDigest(jws: string): string {
  return createHash("sha256").update(jws).digest("hex");
}

/**
 * Opens a permit with the acts about it. An act that does not hold (forged, of the wrong body, about another permit) is passed
 * over and told: what else a permit holds does not matter, and what it lacks closes it.
 */
export async function openPermit(ring: Keyring, jws: string, actTexts: readonly string[]): Promise<Opened<OpenPermit>> {
  const opened = await open(ring, jws, "permit+jws", PermitPayload);
  if (!opened.ok) return opened;
  if (opened.value.signer.kind !== "coordinator") return no("SIGNED_BY_THE_WRONG_BODY");
  const read = readPermit(opened.value.payload.permit);
  if (!read.ok) return no("PERMIT_NOT_READABLE");
  const { permit } = read;
  const digest = permitDigest(jws);
  let acts: PermitActs = {};
  const passedOver: SignedCode[] = [];
  for (const text of actTexts) {
    const act = await openAct(ring, text, permit, digest);
    if (act.ok) acts = withAct(acts, act.value);
    else passedOver.push(act.code);
  }
  return { ok: true, value: { permit, acts, digest, passedOver } };
}

async function openAct(
  ring: Keyring,
  text: string,
  permit: Authorisation,
  digest: string,
): Promise<Opened<PermitActs>> {
  const act = await open(ring, text, "permit-act+jws", ActPayload);
  if (!act.ok) return act;
  const { payload, signer } = act.value;
  if (payload.permitDigest !== digest) return no("SIGNED_ABOUT_ANOTHER_PERMIT");
  const commission = payload.act === "decision" || payload.act === "commission_notice";
  if (commission ? signer.kind !== "commission" : signer.body !== permit.party) return no("SIGNED_BY_THE_WRONG_BODY");
  return { ok: true, value: actOf(payload, signer.body) };
}

/** Consents and withdrawals add up; of the others the last one handed in counts. */
function withAct(acts: PermitActs, more: PermitActs): PermitActs {
  return {
    ...acts,
    ...more,
    otherUses: [...(acts.otherUses ?? []), ...(more.otherUses ?? [])],
    withdrawals: [...(acts.withdrawals ?? []), ...(more.withdrawals ?? [])],
  };
}

function actOf({ act, decisionId, use, at }: z.infer<typeof ActPayload>, by: string): PermitActs {
  switch (act) {
    case "decision":
      return decisionId === undefined ? {} : { decision: { id: decisionId, at } };
    case "party_signature":
      return { partySignature: { by, at } };
    case "commission_notice":
      return { commissionNotice: { at } };
    case "owner_consent":
      return { ownerConsent: { by, at } };
    case "other_use":
      return use === undefined ? {} : { otherUses: [{ use, at }] };
    case "withdrawal":
      return { withdrawals: [{ use: use ?? null, at }] };
  }
}

/** Opens the commission's word on which permits are alive. */
export async function openStatus(ring: Keyring, jws: string): Promise<Opened<StatusToken>> {
  const opened = await open(ring, jws, "permit-status+jws", StatusPayload);
  if (!opened.ok) return opened;
  const { payload, signer } = opened.value;
  if (signer.kind !== "commission") return no("SIGNED_BY_THE_WRONG_BODY");
  const { issuedAt, expiresAt } = payload;
  return {
    ok: true,
    value: {
      issuedAt,
      expiresAt,
      alive: new Set(payload.alive),
      revoked: new Set(payload.revoked),
      suspended: new Set(payload.suspended),
      inForce: new Set(payload.inForce),
      otherUses: new Map(Object.entries(payload.otherUses).map(([permit, uses]) => [permit, new Set(uses)])),
    },
  };
}

// untrusted: a compact JWS from a file or the network
async function open<T extends { realm: string }>(
  ring: Keyring,
  jws: string,
  typ: string,
  schema: z.ZodType<T>,
): Promise<Opened<{ payload: T; signer: RingKey }>> {
  let signer: RingKey | undefined;
  let bytes: Uint8Array;
  try {
    const verified = await compactVerify(
      jws,
      (header) => {
        signer = header.typ === typ && header.kid !== undefined ? ring.keys.get(header.kid) : undefined;
        if (signer === undefined) throw new UnknownSigner();
        return signer.key;
      },
      { algorithms: ["Ed25519", "EdDSA"] },
    );
    bytes = verified.payload;
  } catch (error) {
    return no(
      error instanceof UnknownSigner || signer !== undefined ? "SIGNED_BY_NOBODY_KNOWN" : "SIGNED_NOT_READABLE",
    );
  }
  const read = schema.safeParse(parsed(new TextDecoder().decode(bytes)));
  if (!read.success || signer === undefined) return no("SIGNED_NOT_READABLE");
  return read.data.realm === ring.realm
    ? { ok: true, value: { payload: read.data, signer } }
    : no("SIGNED_FOR_ANOTHER_REALM");
}

class UnknownSigner extends Error {}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function no(code: SignedCode): { ok: false; code: SignedCode } {
  return { ok: false, code };
}
