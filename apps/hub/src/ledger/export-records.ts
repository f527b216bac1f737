/**
 * The records of an export for auditors: what became of each report, and the digest of what is kept of it now, made anew from the
 * opened record. An altered record has another than the act that brought it in; one that cannot be opened has none.
 */
import { createWriteStream } from "node:fs";
import { asDuty } from "../db/act.ts";
import { KeepingError } from "../keeping/errors.ts";
import { type ContentKey, openKeys } from "../keeping/keys.ts";
import { recordDigest, sha256 } from "../keeping/record-digest.ts";
import type { OpenRealm } from "../open-realm.ts";
import { certificatesByReport, keptReports, type PartsRow, partsOf, type RecordRow } from "./export-store.ts";

const MOST_ROWS = 5000;
/** Of opened records at once: so many, and so many bytes as they came. */
const MOST_OPEN = 500;
const MOST_BYTES = 32 * 1024 * 1024;

/** Writes a line for every report. @returns how many */
export async function exportRecords(room: OpenRealm, path: string): Promise<number> {
  const out = createWriteStream(path, { mode: 0o600 });
  let count = 0;
  const certificates = await asDuty(room.realm, "keeper", certificatesByReport, { readOnly: true });
  for (let after: string | undefined; ; ) {
    const from = after;
    const rows = await asDuty(room.realm, "keeper", (tx) => keptReports(tx, from, MOST_ROWS), { readOnly: true });
    const digests = await digestsOf(room, rows);
    for (const row of rows)
      out.write(
        `${JSON.stringify({ kind: "report", id: row.id, at: row.at, version: row.version, state: row.state, digest: digests.get(row.id) ?? null, erasedAt: row.erased_at, certificate: certificates.get(row.id) ?? null })}\n`,
      );
    count += rows.length;
    after = rows.at(-1)?.id;
    if (rows.length < MOST_ROWS) break;
  }
  await new Promise<void>((resolve, reject) => out.on("error", reject).end(() => resolve()));
  return count;
}

async function digestsOf(room: OpenRealm, rows: readonly RecordRow[]): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const ids of fewAtOnce(rows.filter((row) => row.state === "present"))) {
    await asDuty(
      room.realm,
      "keeper",
      async (tx) => {
        const parts = await partsOf(tx, ids);
        const keys = await openKeys(
          room.realm,
          tx,
          parts.map((part) => part.content_key),
        );
        for (const part of parts) {
          const digest = digestOf(part, keys.get(part.content_key));
          if (digest !== undefined) digests.set(part.id, digest);
        }
      },
      { readOnly: true },
    );
  }
  return digests;
}

/** Undefined where something of the record does not open: whatever stands there now is not what was kept. */
function digestOf({ id, body, salt, bytes, blob_address }: PartsRow, key: ContentKey | undefined): string | undefined {
  if (key === undefined) return undefined;
  try {
    const original = bytes === null ? blob_address : sha256(key.open("raw", id, bytes));
    return recordDigest(key.open("record salt", id, salt), { body: key.open("report", id, body), original });
  } catch (error) {
    if (error instanceof KeepingError && error.code === "SEAL_BROKEN") return undefined;
    throw error;
  }
}

function* fewAtOnce(rows: readonly RecordRow[]): Generator<readonly string[]> {
  let ids: string[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (ids.length >= MOST_OPEN || (ids.length > 0 && bytes + row.length > MOST_BYTES)) {
      yield ids;
      [ids, bytes] = [[], 0];
    }
    ids.push(row.id);
    bytes += row.length;
  }
  if (ids.length > 0) yield ids;
}
