/**
 * The signatures of an export for auditors: for each decision that the log names as signed, the statement, the assertion over its
 * digest and the key, sealed to the commission, since a statement holds the words of the decision. Where those words were erased
 * the assertion still stands over the digest.
 */
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import type { CryptoKey } from "jose";
import { asDuty } from "../db/act.ts";
import { openKeys } from "../keeping/keys.ts";
import type { OpenRealm } from "../open-realm.ts";
import { type SignatureRow, signatureRows } from "./export-store.ts";
import { sealed } from "./sealing.ts";

const MOST_ROWS = 200;

/** Writes those whose digests the exported log names. @returns how many */
export async function exportSignatures(
  room: OpenRealm,
  path: string,
  o: { readonly key: CryptoKey; readonly named: ReadonlySet<string> },
): Promise<number> {
  const bundles: string[] = [];
  let count = 0;
  for (let after: string | undefined; ; ) {
    const from = after;
    const { rows, lines } = await asDuty(
      room.realm,
      "keeper",
      async (tx) => {
        const found = await signatureRows(tx, from, MOST_ROWS);
        const keys = await openKeys(
          room.realm,
          tx,
          found.map((row) => row.content_key),
        );
        const open = (row: SignatureRow): Buffer | null =>
          keys.get(row.content_key)?.open(row.sealed_as, row.id, row.statement) ?? null;
        return { rows: found, lines: found.map((row) => lineOf(row, open(row))) };
      },
      { readOnly: true },
    );
    const named = lines.filter((line) => o.named.has(line.digest));
    if (named.length > 0) bundles.push(await sealed(named.map((line) => JSON.stringify(line)).join("\n"), o.key));
    count += named.length;
    after = rows.at(-1)?.id;
    if (rows.length < MOST_ROWS) break;
  }
  await writeFile(path, bundles.map((one) => `${one}\n`).join(""), { mode: 0o600 });
  return count;
}

const lineOf = (row: SignatureRow, statement: Buffer | null) => ({
  digest: statement === null ? challengeOf(row.client_data) : createHash("sha256").update(statement).digest("hex"),
  statement: statement?.toString("utf8") ?? null,
  key: row.public_key.toString("base64url"),
  authenticatorData: row.authenticator_data.toString("base64url"),
  clientData: row.client_data.toString("base64url"),
  signature: row.signature.toString("base64url"),
  rpId: row.rp_id,
});

// Trusts: this hub checked what the browser had said before it kept it.
const challengeOf = (clientData: Buffer): string =>
  Buffer.from((JSON.parse(clientData.toString("utf8")) as { challenge: string }).challenge, "base64url").toString(
    "hex",
  );
