/** For tests: passkeys in memory, decisions that they sign, and the acts and lines that a hub makes of both. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";

export type Kind = "ES256" | "EdDSA" | "RS256";

export interface TestPasskey {
  /** Of its person's actor. */
  readonly actor: string;
  readonly kind: Kind;
  readonly privateKey: KeyObject;
  /** COSE, as base64url. */
  readonly key: string;
}

const sha256 = (of: string | Uint8Array): Buffer => createHash("sha256").update(of).digest();

function idOf(text: string): string {
  const h = sha256(text).toString("hex");
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

const PAIRS: Readonly<Record<Kind, () => { readonly publicKey: KeyObject; readonly privateKey: KeyObject }>> = {
  ES256: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
  EdDSA: () => generateKeyPairSync("ed25519"),
  RS256: () => generateKeyPairSync("rsa", { modulusLength: 2048 }),
};

/** Of the actor of this name. */
export function passkeyOf(name: string, kind: Kind = "ES256"): TestPasskey {
  const { publicKey, privateKey } = PAIRS[kind]();
  return { actor: idOf(name), kind, privateKey, key: coseOf(kind, publicKey).toString("base64url") };
}

const bytes = (value: Buffer): Buffer =>
  Buffer.concat([
    value.length < 256 ? Buffer.from([0x58, value.length]) : Buffer.from([0x59, value.length >> 8, value.length & 255]),
    value,
  ]);

/** RFC 9053, section 7; RFC 8230, section 4. */
function coseOf(kind: Kind, publicKey: KeyObject): Buffer {
  const jwk = publicKey.export({ format: "jwk" });
  const part = (name: "x" | "y" | "n" | "e"): Buffer => Buffer.from(jwk[name] ?? "", "base64url");
  if (kind === "ES256")
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(part("x")),
      Buffer.from([0x22]),
      bytes(part("y")),
    ]);
  if (kind === "EdDSA")
    return Buffer.concat([Buffer.from([0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21]), bytes(part("x"))]);
  return Buffer.concat([
    Buffer.from([0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20]),
    bytes(part("n")),
    Buffer.from([0x21, 0x40 + part("e").length]),
    part("e"),
  ]);
}

export const registered = ({ actor, key }: TestPasskey, at: string, of = "commission") => ({
  act: "passkey.registered",
  subject: actor,
  at,
  facts: { key, of },
});
export const revoked = ({ actor, key }: TestPasskey, at: string) => ({
  act: "passkey.revoked",
  subject: actor,
  at,
  facts: { key, of: "commission" },
});

/** What is otherwise than it should be. */
export interface Over {
  readonly origin?: string;
  readonly rpId?: string;
  readonly flags?: number;
  readonly type?: string;
}

/** An assertion over a statement, as the hub hands it over. */
export function lineOver(passkey: TestPasskey, statement: string, over: Over = {}) {
  const { origin = "https://hub.example", rpId = "hub.example", flags = 0x05, type = "webauthn.get" } = over;
  const challenge = sha256(statement);
  const client = Buffer.from(JSON.stringify({ type, challenge: challenge.toString("base64url"), origin }));
  const data = Buffer.concat([sha256("hub.example"), Buffer.from([flags, 0, 0, 0, 0])]);
  const signed = Buffer.concat([data, sha256(client)]);
  return {
    digest: challenge.toString("hex"),
    statement: statement as string | null,
    key: passkey.key,
    authenticatorData: data.toString("base64url"),
    clientData: client.toString("base64url"),
    signature: sign(passkey.kind === "EdDSA" ? null : "sha256", signed, passkey.privateKey).toString("base64url"),
    rpId,
  };
}

/** A vote on a measure as the log has it, and its signature. @param signed what is signed otherwise than recorded */
export function decisionBy(
  passkey: TestPasskey,
  vote: { readonly measure: string; readonly at: string },
  signed: Readonly<Record<string, unknown>> = {},
) {
  const object = sha256(vote.measure).toString("hex");
  const statement = JSON.stringify({
    measure: vote.measure,
    object,
    realm: "made",
    says: "approve",
    schema: "noroshi.vote/1",
    ...signed,
  });
  const line = lineOver(passkey, statement);
  const facts = { says: "approve", digest: object, signed: line.digest };
  return { act: { act: "measure.decided", subject: vote.measure, actor: passkey.actor, at: vote.at, facts }, line };
}
