/**
 * What a question costs a reader of 10, 100, 1,000 and 10,000 visible labels of 20,000 with a million values stored, asked by the
 * hub's own stores under row security, beside the same question over the same table without it; and what the visible set itself
 * costs. Two worlds: every label has readers of its own (the worst there is), and labels with equal readers collapse.
 * Run alone: node bench/src/search.ts [--smoke]
 */
import { type BodyFacts, type Label, maySee, type World as Nation } from "@noroshi/handling";
import { asRole, type Realm, testCluster } from "@noroshi/hub/testing";
import {
  asReaderNo,
  beginningWith,
  exactRows,
  holdingRows,
  insideRows,
  newestFirst,
  textRows,
} from "@noroshi/hub/testing-search";
import type pg from "pg";
import { furnishTexts, TOKENS } from "./search/texts.ts";
import { median } from "./visibility/measure.ts";
import { addressOf, furnish, SIZES } from "./visibility/world.ts";

type Tx = Parameters<Parameters<typeof asReaderNo>[2]>[0];

interface Question {
  readonly name: string;
  readonly ask: (tx: Tx) => Promise<unknown>;
  /** The same over the bare table. */
  readonly bare: { readonly text: string; readonly values: readonly unknown[] };
}

const PASTED = Array.from({ length: 10_000 }, (_, n) => ({ kind: "ipv4", value: addressOf(n * 7) }));
const RANGE = { low: "0a050000", high: "0a0500ff" };
const FIELDS = "a.assertion_id, a.received_at, a.kind, a.value, a.report_id, a.valid_until, a.label_id";

const QUESTIONS: readonly Question[] = [
  {
    name: "list of 50, newest first",
    ask: (tx) =>
      newestFirst(tx, {
        table: "assertion",
        columns: ["assertion_id"],
        time: "received_at",
        id: "assertion_id",
        limit: 50,
      }),
    bare: {
      text: "select assertion_id from assertion order by received_at desc, assertion_id desc limit 50",
      values: [],
    },
  },
  {
    name: "look-up of 10,000 values",
    ask: (tx) => exactRows(tx, PASTED, 20_000),
    bare: {
      text: `select w.n, ${FIELDS}, l.tlp, l.caveats from unnest($1::text[]) with ordinality w(value, n)
        join assertion a on a.kind = 'ipv4' and a.value = w.value and a.indicator and a.latest join label l on l.label_id = a.label_id
        order by w.n, a.received_at desc, a.assertion_id desc limit 20000`,
      values: [PASTED.map((p) => p.value)],
    },
  },
  {
    name: "ranges around an address",
    ask: (tx) => holdingRows(tx, { low: "0a050007", high: "0a050007" }, 200),
    bare: {
      text: `select ${FIELDS} from assertion a where a.address_low = any ($1::bytea[]) and a.address_high >= $2 and a.kind = 'cidr'`,
      values: [
        Array.from({ length: 33 }, (_, free) =>
          ((0x0a050007n >> BigInt(free)) << BigInt(free)).toString(16).padStart(8, "0"),
        ).map((hex) => Buffer.from(hex, "hex")),
        Buffer.from("0a050007", "hex"),
      ],
    },
  },
  {
    name: "what lies in a /24",
    ask: (tx) => insideRows(tx, RANGE, 200),
    bare: {
      text: `select ${FIELDS}, l.tlp, l.caveats from assertion a join label l on l.label_id = a.label_id
        where a.address_low >= $1 and a.address_low <= $2 and a.indicator and a.latest order by a.kind, a.value limit 200`,
      values: [Buffer.from(RANGE.low, "hex"), Buffer.from(RANGE.high, "hex")],
    },
  },
  {
    name: "words inside a sentence",
    ask: (tx) => textRows(tx, TOKENS, 300),
    bare: {
      text: `select r.report_id from search_token t join report r on r.report_id = t.report_id and r.latest where t.token = $1
        and exists (select from search_token o where o.report_id = t.report_id and o.token = $2)
        and exists (select from search_token o where o.report_id = t.report_id and o.token = $3)
        order by r.received_at desc, r.report_id desc limit 300`,
      values: TOKENS.map(String),
    },
  },
  {
    name: "type-ahead",
    ask: (tx) => beginningWith(tx, "10.5.1", 12),
    bare: {
      text: `select distinct kind, value collate "C" as value from (select kind, value from assertion
        where value collate "C" >= $1 and value collate "C" < $2 and indicator and latest order by value collate "C" limit 96) p order by value, kind limit 12`,
      values: ["10.5.1", "10.5.1\u{10ffff}"],
    },
  },
];

export async function run(
  options: { readonly smoke: boolean } = { smoke: process.argv.includes("--smoke") },
): Promise<void> {
  const [rows, reports, labels] = options.smoke ? [20_000, 2_000, 2_000] : [1_000_000, 50_000, 20_000];
  setComputation();
  console.log(`milliseconds (and times bare) at ${SIZES.join(" / ")} visible labels of ${labels}, ${rows} values`);
  await using cluster = await testCluster();
  for (const world of ["every label its own class", "labels with equal readers collapse"] as const) {
    const realm = await cluster.realm();
    await cluster.asAdmin(async (client) => {
      await furnish(client, realm.names.schema, world, rows, labels);
      await furnishTexts(client, realm.names.schema, reports, labels);
    });
    console.log(world);
    for (const question of QUESTIONS) await line(realm, question, options.smoke ? 3 : 9);
    await reading(realm);
  }
}

async function line(realm: Realm, question: Question, times: number): Promise<void> {
  const bare = await asRole(realm, "keeper", (client) => middle(times, () => named(client, question)));
  const cells: string[] = [];
  for (const [n] of SIZES.entries()) {
    const ms = await asReaderNo(realm, n + 1, (tx) => middle(times, () => question.ask(tx)));
    cells.push(`${ms.toFixed(2)} (${(ms / bare).toFixed(1)}×)`.padStart(17));
  }
  console.log(`  ${question.name.padEnd(28)} bare ${bare.toFixed(2).padStart(7)} | ${cells.join(" ")}`);
}

const named = (client: pg.Client, { bare }: Question) => client.query(bare.text, [...bare.values]);

/** The median of warm runs, in milliseconds; slow ones are not repeated as often. */
async function middle(times: number, ask: () => Promise<unknown>): Promise<number> {
  await ask();
  const taken: number[] = [];
  for (let turn = 0, spent = 0; turn < times && spent < 2_000; turn++, spent += taken.at(-1) ?? 0) {
    const start = performance.now();
    await ask();
    taken.push(performance.now() - start);
  }
  return median(taken);
}

/** What each statement pays for the set: reading the reader's classes once. */
async function reading(realm: Realm): Promise<void> {
  const cells: string[] = [];
  for (const [n] of SIZES.entries()) {
    const ms = await asRole(realm, "app", async (client) => {
      await client.query("select set_config('noroshi.reader', $1, false)", [String(n + 1)]);
      return middle(9, () => client.query("select count(*) from visible_class"));
    });
    cells.push(ms.toFixed(2).padStart(17));
  }
  console.log(`  ${"reading the visible set".padEnd(28)}              | ${cells.join(" ")}`);
}

/** The rule itself, over labels that the process has never seen: what it costs to compute one reader's set anew. */
function setComputation(): void {
  const bodies: readonly BodyFacts[] = Array.from({ length: 50 }, (_, n) => ({
    id: `b${n}`,
    kind: (["operator", "bank", "ministry", "ally", "police"] as const)[n % 5] ?? "operator",
    country: n % 5 === 3 ? "XA" : "XJ",
    groups: n % 4 === 0 ? ["ports"] : [],
    compartments: [],
  }));
  const nation: Nation = { nowMs: 0, hubCountry: "XJ", body: (id) => bodies[Number(id.slice(1))] };
  const labels: readonly Label[] = Array.from({ length: 10_000 }, (_, n) => ({
    ownerId: `b${n % 50}`,
    originatorId: `b${(n * 7) % 50}`,
    tlp: (["clear", "green", "amber", "amber+strict", "red"] as const)[n % 5] ?? "green",
    pap: null,
    caveats: n % 3 === 0 ? ["no_foreign_release", "group:ports"] : n % 3 === 1 ? ["originator_control"] : [],
    consent: [],
    audience: null,
    class: "item",
    sealedTo: null,
  }));
  const [reader] = bodies;
  if (!reader) return;
  const taken = Array.from({ length: 15 }, () => {
    const start = performance.now();
    for (const label of labels) maySee(reader, label, nation);
    return performance.now() - start;
  });
  console.log(
    `one reader's set over 10,000 labels, by the rule: ${median(taken).toFixed(2)} ms, first ${taken[0]?.toFixed(2)} ms (aim 1)`,
  );
}

if (import.meta.main) await run();
