/** For tests: an authenticator in memory, and the sign-in's books to register it in. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { sql } from "kysely";
import { attachPostgres } from "../db/attach.ts";
import { openSignInDatabase } from "../db/sign-in-pool.ts";
import type { TestHub } from "../testing-hub.ts";

export interface Passkey {
  readonly id: string;
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
  readonly cose: Buffer;
}

export interface PasskeyBooks {
  /** Registers a new passkey for the login with this address. */
  readonly register: (email: string) => Promise<Passkey>;
  readonly remove: (passkey: Passkey) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openPasskeyBooks(t: TestHub): Promise<PasskeyBooks> {
  const database = { postgres: await attachPostgres(t.dataDir), log: () => {} };
  const { db, close } = await openSignInDatabase(database);
  return {
    close,
    async register(email) {
      const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const [id, cose] = [randomBytes(16).toString("base64url"), coseOf(publicKey)];
      await sql`insert into passkey (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp", "createdAt")
        select ${id}, 'test', ${cose.toString("base64")}, u.id, ${id}, 0, 'singleDevice', false, now() from "user" u where u.email = ${email}`.execute(
        db,
      );
      return { id, key: privateKey, publicKey, cose };
    },
    async remove({ id }) {
      await sql`delete from passkey where id = ${id}`.execute(db);
    },
  };
}

/** An ES256 key as COSE (RFC 9053, section 7.1). */
function coseOf(publicKey: KeyObject): Buffer {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const at = (label: number, value: string) =>
    Buffer.concat([Buffer.from([label, 0x58, 0x20]), Buffer.from(value, "base64url")]);
  return Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]), at(0x21, x), at(0x22, y)]);
}

const sha256 = (of: string | Buffer): Buffer => createHash("sha256").update(of).digest();

/** What the authenticator answers over a statement. @param over what it does otherwise than it should */
export function assertionOf(
  passkey: Passkey,
  statement: Buffer,
  origin: string,
  over: { readonly verified?: boolean; readonly rpId?: string; readonly origin?: string } = {},
) {
  const { verified = true, rpId = "localhost" } = over;
  const challenge = sha256(statement).toString("base64url");
  const client = Buffer.from(JSON.stringify({ type: "webauthn.get", challenge, origin: over.origin ?? origin }));
  // Flags of WebAuthn, section 6.1: the person was present, and was verified.
  const data = Buffer.concat([sha256(rpId), Buffer.from([verified ? 0x05 : 0x01, 0, 0, 0, 0])]);
  return {
    id: passkey.id,
    authenticatorData: data.toString("base64url"),
    clientDataJSON: client.toString("base64url"),
    signature: sign("sha256", Buffer.concat([data, sha256(client)]), passkey.key).toString("base64url"),
  };
}
