/**
 * A realm filled for measuring: a million assertions under twenty thousand labels, spread evenly, and four readers that see
 * ten to ten thousand of them. Filled as administrator with triggers off: only reading is measured.
 */
import type { ClientBase } from "pg";
import { escapeIdentifier } from "pg";

export const SIZES: readonly number[] = [10, 100, 1_000, 10_000];

export type World = "every label its own class" | "labels with equal readers collapse";

/** The n-th address, in 10.0.0.0/8. */
export function addressOf(n: number): string {
  return `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
}

export async function furnish(
  client: ClientBase,
  schema: string,
  world: World,
  rows: number,
  labels: number,
): Promise<void> {
  await client.query(`set search_path = ${escapeIdentifier(schema)}; set session_replication_role = replica`);
  await client.query(
    "insert into organisation select md5('o' || n)::uuid, 'o' || n, 'o', 'o', 'operator', null, 'JP', '{}', false, false, '{}', realm_now() from generate_series(0, 4) n",
  );
  await client.query("insert into reader (organisation_id) select md5('o' || n)::uuid from generate_series(1, 4) n");
  const classOf =
    world === "every label its own class"
      ? "n"
      : `1 + (n > ${SIZES[0]})::int + (n > ${SIZES[1]})::int + (n > ${SIZES[2]})::int + (n > ${SIZES[3]})::int`;
  await client.query(`insert into audience (digest) select sha256(n::text::bytea) from generate_series(1, $1) n`, [
    labels,
  ]);
  await client.query(
    `insert into label (digest, owner_id, tlp, class, audience_class) select sha256(n::text::bytea), md5('o0')::uuid, 'green', 'item', ${classOf} from generate_series(1, $1) n`,
    [labels],
  );
  for (const [index, size] of SIZES.entries()) {
    await client.query("insert into visible_label select $1, label_id from label where label_id <= $2", [
      index + 1,
      size,
    ]);
    await client.query(
      "insert into visible_class select distinct $1::int, audience_class from label where label_id <= $2",
      [index + 1, size],
    );
  }
  // Labels take turns in an order without a pattern, so that every reader's rows are spread over all of time.
  await client.query(
    `insert into assertion (assertion_id, report_id, label_id, audience_class, ref, kind, value, indicator, received_at, address_low, address_high)
     select md5('a' || n)::uuid, md5('r' || n / 100)::uuid, l.label_id, l.audience_class, 'i' || n, 'ipv4',
            format('10.%s.%s.%s', (n >> 16) & 255, (n >> 8) & 255, n & 255), true, '2026-01-01Z'::timestamptz + n * interval '1 second',
            decode('0a' || lpad(to_hex(n & 16777215), 6, '0'), 'hex'), decode('0a' || lpad(to_hex(n & 16777215), 6, '0'), 'hex')
     from generate_series(1, $1) n join label l on l.label_id = 1 + abs(hashint4(n)::bigint) % $2`,
    [rows, labels],
  );
  await client.query("create index if not exists assertion_by_time on assertion (received_at desc, assertion_id desc)");
  // What the bare table would be asked by; the hub itself has the class first.
  await client.query("create index assertion_by_address on assertion (address_low)");
  await client.query('create index assertion_by_beginning on assertion (value collate "C")');
  await client.query("vacuum (analyze) assertion");
  await client.query("analyze visible_class; analyze visible_label; analyze label");
  await client.query("set session_replication_role = origin");
}
