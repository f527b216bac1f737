/**
 * How the database comes by what a search finds, with row security on: by an index in every kind of question, for readers of few
 * and of many audience classes; and the rows that it looks at are the reader's, whatever else is stored. Real database.
 */
import { pastedValues, queryTokens, textTokens } from "@noroshi/values";
import { escapeIdentifier } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReaderTx } from "../db/act.ts";
import { asRole, type Realm, type TestCluster, testCluster } from "../db/testing.ts";
import { touchedBy } from "../worlds/testing-touched.ts";
import {
  type Asked,
  asReaderNo,
  beginningWith,
  exactRows,
  holdingRows,
  insideRows,
  newestFirst,
  textRows,
} from "./testing-reader.ts";
import { tokenNumbers } from "./words-of.ts";

const LABELS = 400;
const ROWS = 40_000;
const REPORTS = 2_000;
/** Readers by number: how many labels each sees, each label with readers of its own. */
const SEES: readonly number[] = [2, 100];
/** Of this one, what is asked leads: rows of the same value, word or beginning are passed over, and no others. */
const MANY = 2;
const LED_BY_WHAT_IS_ASKED = /pasted|words|ranges that hold/;

let cluster: TestCluster;
let realm: Realm;

const SENTENCE = "昨夜から港湾ターミナルの端末が止まり、復旧の見込みは立っていない。";

/** Assertions and texts under the labels from `first` on, with the same values as any other lot. */
async function fill(lot: string, first: number, labels: number): Promise<void> {
  const tokens = tokenNumbers(realm)(textTokens(SENTENCE)).map(String);
  await cluster.asAdmin(async (client) => {
    await client.query(
      `set search_path = ${escapeIdentifier(realm.names.schema)}; set session_replication_role = replica`,
    );
    const label = `join label l on l.label_id = ${first} + abs(hashint4(n)::bigint) % ${labels}`;
    await client.query(
      `insert into assertion (assertion_id, report_id, label_id, audience_class, ref, kind, value, indicator, received_at, address_low, address_high)
       select md5($2 || 'a' || n)::uuid, md5($2 || 'r' || n % ${REPORTS})::uuid, l.label_id, l.audience_class, 'i' || n,
         case n % 50 when 0 then 'cidr' else 'ipv4' end, format('10.%s.%s.%s', (n >> 16) & 255, (n >> 8) & 255, n & 255) || case n % 50 when 0 then '/28' else '' end,
         true, '2026-01-01Z'::timestamptz + n * interval '1 second',
         decode('0a' || lpad(to_hex(n & 16777215), 6, '0'), 'hex'), decode('0a' || lpad(to_hex((n | case n % 50 when 0 then 15 else 0 end) & 16777215), 6, '0'), 'hex')
       from generate_series(1, $1::integer) n ${label}`,
      [ROWS, lot],
    );
    await client.query(
      `insert into report (report_id, owner_id, sender_id, label_id, audience_class, kind, format, received_at, body, content_key)
       select md5($2 || 'r' || n)::uuid, md5('o')::uuid, md5('s')::uuid, l.label_id, l.audience_class, 'incident_notice', 'neutral-incident',
         '2026-01-01Z'::timestamptz + n * interval '1 second', '', md5($2 || 'k' || n)::uuid from generate_series(1, $1::integer) n ${label}`,
      [REPORTS, lot],
    );
    // Every text has some of the sentence's tokens, one in forty has them all.
    await client.query(
      `insert into search_token (token, report_id, label_id, audience_class)
       select t.token::bigint, r.report_id, r.label_id, r.audience_class
       from (select r.*, row_number() over () as n from report r where r.report_id in (select md5($1 || 'r' || n)::uuid from generate_series(1, ${REPORTS}) n)) r
       cross join unnest($2::text[]) with ordinality t(token, k) where r.n % 40 = 0 or (r.n + t.k) % 7 = 0`,
      [lot, tokens],
    );
    await client.query("analyze; set session_replication_role = origin");
  });
}

beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm();
  await cluster.asAdmin(async (client) => {
    await client.query(
      `set search_path = ${escapeIdentifier(realm.names.schema)}; set session_replication_role = replica`,
    );
    await client.query(
      "insert into organisation select md5('o' || n)::uuid, 'o' || n, 'o', 'o', 'operator', null, 'JP', '{}', false, false, '{}', realm_now() from generate_series(0, 9) n",
    );
    await client.query(
      "insert into reader (organisation_id) select md5('o' || n)::uuid from generate_series(1, $1::integer) n",
      [SEES.length],
    );
    await client.query(
      "insert into audience (digest) select sha256(n::text::bytea) from generate_series(1, $1::integer) n",
      [LABELS * 2],
    );
    await client.query(
      "insert into label (digest, owner_id, tlp, class, audience_class) select sha256(n::text::bytea), md5('o0')::uuid, 'green', 'item', n from generate_series(1, $1::integer) n",
      [LABELS * 2],
    );
    for (const [n, labels] of SEES.entries()) {
      await client.query("insert into visible_label select $1::integer, label_id from label where label_id <= $2", [
        n + 1,
        labels,
      ]);
      await client.query(
        "insert into visible_class select $1::integer, audience_class from label where label_id <= $2",
        [n + 1, labels],
      );
    }
  });
  await fill("seen", 1, LABELS);
});
afterAll(() => cluster.stop());

/** Ten thousand values as people paste them: defanged, full-width, between words. */
function pasted(): readonly { kind: string; value: string }[] {
  const wide = (text: string): string =>
    text.replaceAll(/[0-9.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const text = Array.from({ length: 10_000 }, (_, n) => {
    const address = `10.${(n >> 14) & 255}.${(n >> 6) & 255}.${(n * 4) & 255}`;
    return n % 3 === 0 ? address.replaceAll(".", "[.]") : n % 3 === 1 ? wide(address) : `（${address}）`;
  }).join("、");
  return pastedValues(text, 10_000).pieces.flatMap((p) => p.value ?? []);
}

const QUESTIONS: Readonly<Record<string, (tx: ReaderTx) => Promise<unknown>>> = {
  "ten thousand pasted values": (tx) => exactRows(tx, pasted(), 20_000),
  "one value": (tx) => exactRows(tx, [{ kind: "ipv4", value: "10.0.5.7" }], 200),
  "words inside a Japanese sentence": (tx) => textRows(tx, tokenNumbers(realm)(queryTokens("ターミナルの端末")), 300),
  "what lies in a range": (tx) => insideRows(tx, { low: "0a000500", high: "0a0005ff" }, 200),
  "ranges that hold an address": (tx) => holdingRows(tx, { low: "0a000537", high: "0a000537" }, 200),
  "values that begin so": (tx) => beginningWith(tx, "10.0.5", 12),
  "the newest values": (tx) =>
    newestFirst(tx, {
      table: "assertion",
      columns: ["assertion_id"],
      time: "received_at",
      id: "assertion_id",
      limit: 50,
    }),
  "the newest reports": (tx) =>
    newestFirst(tx, { table: "report", columns: ["report_id"], time: "received_at", id: "report_id", limit: 50 }),
};

/** What one question of one reader touches, every statement of it together. */
async function touched(reader: number, ask: (tx: ReaderTx) => Promise<unknown>) {
  const asked: Asked[] = [];
  await asReaderNo(realm, reader, ask, asked);
  return asRole(realm, "app", async (client) => {
    await client.query(
      "select set_config('noroshi.reader', $1, false), set_config('noroshi.reads', 'reports,values,cases,receipts,log', false)",
      [String(reader)],
    );
    const plans = [];
    for (const { sql, parameters } of asked) {
      const { rows } = await client.query(
        `explain (analyze, costs off, timing off, summary off, buffers off, format json) ${sql}`,
        [...parameters],
      );
      plans.push(touchedBy(rows[0]["QUERY PLAN"][0].Plan));
    }
    return { rows: plans.reduce((n, p) => n + p.rows, 0), ways: [...new Set(plans.flatMap((p) => p.ways))].sort() };
  });
}

const CONTENT = /^(assertion|report|search_token) /;

describe("a search", () => {
  const asked = SEES.flatMap((_, n) => Object.entries(QUESTIONS).map(([name, ask]) => ({ reader: n + 1, name, ask })));
  const before = new Map<string, { rows: number }>();

  it("comes by its rows on an index in every kind of question, with row security on", async () => {
    for (const { reader, name, ask } of asked) {
      const found = await touched(reader, ask);
      before.set(`${name} of ${reader}`, found);
      expect([name, reader, found.ways.filter((w) => CONTENT.test(w) && w.endsWith("from end to end"))]).toEqual([
        name,
        reader,
        [],
      ]);
    }
  });

  it("touches the same rows when as much again is stored out of sight, with the same values and words", async () => {
    await fill("hidden", LABELS + 1, LABELS);
    for (const { reader, name, ask } of asked) {
      const found = await touched(reader, ask);
      // The newest of a class that holds much of everything are quicker come by in the order of time.
      if ((reader === MANY && LED_BY_WHAT_IS_ASKED.test(name)) || name.startsWith("the newest")) continue;
      expect([name, reader, found.rows]).toEqual([name, reader, before.get(`${name} of ${reader}`)?.rows]);
    }
  });
});
