/**
 * What linkage compares, as rows of one reader: opened, put together and remembered. Every row comes through row security; of
 * what stands beside another source only the values that the reader sees so are left.
 */
import type { FeatureSet, Prepared } from "@noroshi/fusion";
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { openKeys } from "../keeping/keys.ts";
import type { PairMemory } from "./pair-memory.ts";

/** The visible reports among these, ready to be compared. Of what a reader has beside another source, only the values that it sees so. */
export async function readPrepared(
  realm: Realm,
  tx: DutyTx<"fusion"> | ReaderTx,
  ids: readonly string[],
  memory: PairMemory,
): Promise<ReadonlyMap<string, Prepared>> {
  if (ids.length === 0) return new Map();
  const rows = await openedRows(realm, tx, ids, memory);
  const seen = await seenOtherwise(
    tx,
    rows.flatMap((r) => (r.beside ? r.part.observables : [])),
  );
  const found = new Map<string, Prepared>();
  for (const [report, own] of Map.groupBy(rows, (r) => r.report)) {
    const left = own.map(({ beside, part, key }) => {
      if (!beside) return { key, part: () => part };
      const observables = part.observables.filter((o) => seen.has(`${o.kind} ${o.value}`));
      return {
        key: `${key} ${JSON.stringify(observables.map((o) => [o.kind, o.value]))}`,
        part: () => ({ ...part, observables }),
      };
    });
    const key = left.map((l) => l.key).join("\n");
    found.set(
      report,
      memory.report(report, key, () => left.map((l) => l.part())),
    );
  }
  return found;
}

interface OpenedRow {
  readonly report: string;
  readonly key: string;
  readonly beside: boolean;
  readonly part: FeatureSet;
}

/** Visible rows of features, opened unless they are remembered. A destroyed key ends what is remembered of its rows. */
async function openedRows(
  realm: Realm,
  tx: DutyTx<"fusion"> | ReaderTx,
  ids: readonly string[],
  memory: PairMemory,
): Promise<readonly OpenedRow[]> {
  const { rows } = await sql<{ report_id: string; label_id: number; nonce: Buffer; beside: boolean; alive: boolean }>`
    select f.report_id, f.label_id, substr(f.body, 1, 13) as nonce, k.content_key is not null as alive,
      f.audience_class not in (select v.audience_class from visible_class v where v.reader_no = current_reader()) as beside
    from feature f left join keys_alive(array(select g.content_key from feature g where g.report_id = any (${ids}::uuid[]))) k using (content_key)
    where f.report_id = any (${ids}::uuid[]) order by f.report_id, f.label_id`.execute(tx.db);
  const keyed = rows
    .filter((r) => r.alive)
    .map((r) => ({
      report: r.report_id,
      beside: r.beside,
      key: rowKey(r.report_id, r.label_id, r.nonce),
    }));
  const known = new Map(keyed.map((r) => [r.key, memory.part(r.key)]));
  const missing = [...new Set(keyed.filter((r) => !known.get(r.key)).map((r) => r.report))];
  for (const { key, part } of await openFeatures(realm, tx, missing)) {
    memory.keepPart(key, part);
    known.set(key, part);
  }
  return keyed.flatMap((r) => {
    const part = known.get(r.key);
    return part ? [{ ...r, part }] : [];
  });
}

/** Names a sealed row by its place and its random beginning: another row, or the same sealed anew, has another name. */
export const rowKey = (reportId: string, labelId: number, sealed: Buffer): string =>
  `${reportId} ${labelId} ${sealed.toString("base64", 0, 13)}`;

async function openFeatures(
  realm: Realm,
  tx: DutyTx<"fusion"> | ReaderTx,
  ids: readonly string[],
): Promise<readonly { readonly key: string; readonly part: FeatureSet }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ report_id: string; label_id: number; body: Buffer; content_key: string }>`
    select f.report_id, f.label_id, f.body, f.content_key from feature f where f.report_id = any (${[...ids]}::uuid[])`.execute(
    tx.db,
  );
  const keys = await openKeys(realm, tx, [...new Set(rows.map((r) => r.content_key))]);
  return rows.flatMap((r) => {
    const key = keys.get(r.content_key);
    if (!key) return [];
    const part = JSON.parse(key.open("feature", r.report_id, r.body).toString("utf8")) as FeatureSet;
    return [{ key: rowKey(r.report_id, r.label_id, r.body), part }];
  });
}

/** Which of these values the reader sees through a source of its own set, as "kind value". */
async function seenOtherwise(
  tx: DutyTx<"fusion"> | ReaderTx,
  values: readonly { readonly kind: string; readonly value: string }[],
): Promise<ReadonlySet<string>> {
  if (values.length === 0) return new Set();
  const { rows } = await sql<{ kind: string; value: string }>`
    select kind, value from unnest(${values.map((v) => v.kind)}::text[], ${values.map((v) => v.value)}::text[]) as t(kind, value)
    where sees_value(kind, value)`.execute(tx.db);
  return new Set(rows.map((r) => `${r.kind} ${r.value}`));
}
