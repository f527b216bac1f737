/** Assertions of passkeys over votes as rows; what was signed lies under the vote's own key, since it holds the words. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { type ContentKey, openKeys } from "../keeping/keys.ts";

/** An assertion that was checked, as it is kept with what it is about. */
export interface Assertion {
  readonly credential: string;
  /** COSE, as the authenticator gave it when it was registered. */
  readonly publicKey: Buffer;
  readonly authenticatorData: Buffer;
  readonly clientData: Buffer;
  readonly signature: Buffer;
  readonly rpId: string;
}

export async function insertSignature(
  tx: ReaderTx,
  key: ContentKey,
  of: { readonly voteId: string; readonly label: LabelKey; readonly statement: Buffer; readonly assertion: Assertion },
): Promise<void> {
  const { voteId, label, statement, assertion: a } = of;
  await sql`insert into measure_vote_signature (vote_id, label_id, audience_class, statement, credential, public_key, authenticator_data, client_data, signature, rp_id)
    values (${voteId}::uuid, ${label.label_id}, ${label.audience_class}, ${key.seal("measure_vote_signature", voteId, statement)}, ${a.credential}, ${a.publicKey},
      ${a.authenticatorData}, ${a.clientData}, ${a.signature}, ${a.rpId})`.execute(tx.db);
}

export interface SignatureShown extends Assertion {
  readonly vote_id: string;
  /** What was signed; null where the key of the vote is gone. */
  readonly opened: Buffer | null;
}

/** Signatures on one request that this reader sees, by vote. */
export async function signaturesOn(
  realm: Realm,
  tx: ReaderTx,
  askerId: string,
  number: string,
): Promise<ReadonlyMap<string, SignatureShown>> {
  const { rows } = await sql<Assertion & { vote_id: string; statement: Buffer; content_key: string }>`
    select s.vote_id, s.statement, s.credential, s.public_key as "publicKey", s.authenticator_data as "authenticatorData", s.client_data as "clientData",
      s.signature, s.rp_id as "rpId", v.content_key
    from measure_vote_signature s join measure_vote v using (vote_id) where v.asker_id = ${askerId}::uuid and v.number = ${number}`.execute(
    tx.db,
  );
  const wanted = rows.map((r) => r.content_key);
  const keys = await openKeys(realm, tx, wanted, "measure_keys");
  return new Map(
    rows.map((r) => {
      const opened = keys.get(r.content_key)?.open("measure_vote_signature", r.vote_id, r.statement) ?? null;
      return [r.vote_id, { ...r, opened }];
    }),
  );
}
