/** What comes in under one idempotency key, and what is answered to it. */
import type { Understanding } from "@noroshi/intake/contract";
import { Refusal } from "../http/problem.ts";
import type { DeskFiling } from "./desk/filing.ts";
import type { StoredReceipt } from "./store.ts";

export interface Submission {
  readonly idempotencyKey: string;
  readonly bytes: Buffer;
  readonly mediaType: string;
  /** Old material, imported: linked and searchable, but it starts nothing. */
  readonly historical: boolean;
  /** The authority to which a form is sealed that is not to be passed on; its slug. */
  readonly receivingAuthority: string | null;
  /** Filed at a desk for another body: that body's report, this body's receipt. */
  readonly desk?: DeskFiling;
  /** Said to these bodies alone, by id; absent: the sender's terms and its marking say who reads it. */
  readonly to?: readonly string[];
  readonly understand: () => Understanding | Promise<Understanding>;
}

export interface Answer {
  readonly receipt: StoredReceipt;
  readonly outcome: string;
}

/** A receipt that was given before. */
export const again = (receipt: StoredReceipt): Answer => ({ receipt, outcome: "replayed" });

/** The answer to a key that was used before. @throws Refusal IDEMPOTENCY_CONFLICT for other bytes */
export function answerAgain(prior: StoredReceipt, digest: Buffer): Answer {
  if (!prior.digest.equals(digest)) throw new Refusal("IDEMPOTENCY_CONFLICT");
  return again(prior);
}
