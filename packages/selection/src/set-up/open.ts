/** The permits of a set-up, opened against its keyring, and the commission's status; what cannot be opened is told by its code. */
import { importJWK } from "jose";
import { type Keyring, type OpenPermit, openPermit, openStatus, type RingKey } from "../authorisation/signed.ts";
import type { StatusToken } from "../authorisation/usable.ts";
import type { SignedCode } from "../contract/index.ts";
import type { SetUp } from "./set-up.ts";

export interface OpenedSetUp {
  readonly permits: readonly OpenPermit[];
  /** Permits that count for nothing, and why. */
  readonly refused: readonly SignedCode[];
  readonly status: StatusToken | undefined;
  /** Why the status token counts for nothing; undefined when it counts or there is none. */
  readonly statusRefused: SignedCode | undefined;
}

/** Opens everything that is signed in a set-up. */
export async function openSetUp(setUp: Pick<SetUp, "realm" | "keyring" | "permits" | "status">): Promise<OpenedSetUp> {
  const ring = await keyringOf(setUp);
  const permits: OpenPermit[] = [];
  const refused: SignedCode[] = [];
  for (const { permit, acts } of setUp.permits) {
    const one = await openPermit(ring, permit, acts);
    if (one.ok) permits.push(one.value);
    else refused.push(one.code);
  }
  const read = setUp.status === null ? undefined : await openStatus(ring, setUp.status);
  return {
    permits,
    refused,
    status: read?.ok === true ? read.value : undefined,
    statusRefused: read?.ok === false ? read.code : undefined,
  };
}

async function keyringOf(setUp: Pick<SetUp, "realm" | "keyring">): Promise<Keyring> {
  const keys = new Map<string, RingKey>();
  for (const { kid, body, kind, key } of setUp.keyring) {
    const imported = await importJWK(key, "Ed25519");
    if (!(imported instanceof Uint8Array)) keys.set(kid, { body, kind, key: imported });
  }
  return { realm: setUp.realm, keys };
}
