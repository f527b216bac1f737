/**
 * A vote, signed with the person's passkey where it has one: the browser asks for finger, face or device code, and the authenticator
 * signs the digest of exactly this decision. The hub checks it and keeps it with the decision.
 */
import type { MeasureAnswer, MeasureDetail } from "@noroshi/api";
import { startAuthentication } from "@simplewebauthn/browser";
import { ask, hub, send } from "./client.ts";
import { entrance } from "./entry.ts";

export interface Vote {
  readonly says: string;
  readonly words?: string;
}

type Of = Pick<MeasureDetail, "id" | "step" | "digest" | "plan">;

/** The statement that is signed: its members in the order of their names, as the hub writes it down too (RFC 8785). */
const statementOf = (of: Of, said: Vote, key: string, realm: string): string =>
  JSON.stringify({
    decision: null,
    key,
    measure: of.id,
    object: of.digest,
    onBehalfOf: null,
    realm,
    says: said.says,
    schema: "noroshi.vote/1",
    seen: of.step,
    validUntil: null,
    words: said.words ?? null,
  });

/** Votes on exactly this. @throws HubProblem; Error where the passkey was not used */
export async function vote(of: Of, said: Vote): Promise<MeasureAnswer> {
  const key = crypto.randomUUID();
  // Decisions of the commission are signed by whoever can; other ballots ask for no second confirmation.
  const signs = of.plan.approver === "commission" && (await ask(hub.api.v1.account.$get())).passkeys.length > 0;
  const signature = signs ? await signed(of, said, key) : undefined;
  return send<MeasureAnswer>(`/api/v1/measures/${encodeURIComponent(of.id)}/votes`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key, "if-match": `"${of.step}"` },
    body: JSON.stringify({ ...said, ...(signature ? { signature } : {}) }),
  });
}

async function signed(of: Of, said: Vote, key: string) {
  const [me, { passkeyHost }] = await Promise.all([ask(hub.api.v1.me.$get()), entrance()]);
  const statement = new TextEncoder().encode(statementOf(of, said, key, me.realm.name));
  const challenge = base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", statement)));
  const optionsJSON = { challenge, rpId: passkeyHost, userVerification: "required" as const };
  const { id, response } = await startAuthentication({ optionsJSON });
  const { authenticatorData, clientDataJSON, signature } = response;
  return { id, authenticatorData, clientDataJSON, signature };
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
