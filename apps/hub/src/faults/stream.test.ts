/**
 * The event stream against random commits: in any order, some late (an earlier transaction that ends after later ones), with
 * the line cut and taken up again at the last event. No visible change is ever missed; no hidden one is ever told.
 */
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asReader, type Reader, type ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { internLabel } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { type TestCluster, testCluster } from "../db/testing.ts";
import { foundNation, marking, type Nation } from "../db/testing-nation.ts";
import { changesSince, currentPlace, placeOf } from "../picture/store.ts";

let cluster: TestCluster;
let realm: Realm;
let nation: Nation;
let mine: LabelKey;
let hidden: LabelKey;

beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm();
  nation = await foundNation(realm);
  mine = await internLabel(realm, marking(nation.port));
  hidden = await internLabel(realm, marking(nation.bank, { audience: [] }));
});
afterAll(() => cluster.stop());

const light = (tx: ReaderTx, id: string, label: LabelKey): Promise<unknown> =>
  sql`insert into hop (subject_kind, subject_id, hop, at, label_id, audience_class)
    values ('report', ${id}::uuid, 'received', realm_now(), ${label.label_id}, ${label.audience_class})`.execute(tx.db);

/** A transaction that has lit its step and ends when it is told to. */
async function begun(reader: Reader, id: string, label: LabelKey): Promise<() => Promise<void>> {
  let end: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  let lit: () => void = () => {};
  const written = new Promise<void>((resolve) => {
    lit = resolve;
  });
  const done = asReader(realm, reader, async (tx) => {
    await light(tx, id, label);
    lit();
    await held;
  });
  await written;
  return async () => {
    end();
    await done;
  };
}

/** begin a transaction, end one of those that run, look at the stream, or cut the line and take it up again. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant("begin" as const), seen: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("end" as const), which: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("look" as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("cut" as const) }) },
);

const looking = <T>(fn: (tx: ReaderTx) => Promise<T>): Promise<T> =>
  asReader(realm, nation.port, fn, { readOnly: true });

describe("a reader of the stream", () => {
  it("hears of every visible step, however late it was committed and however often the line was cut, and of no hidden one", {
    timeout: 300_000,
  }, async () => {
    const runs = Math.max(10, Math.round((fc.readConfigureGlobal().numRuns ?? 100) / 10));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        let place = await looking(currentPlace);
        let told: { kind: "report" | "case"; id: string; hop: string } | undefined;
        const [open, wanted, unwanted, heard] = [
          [] as (() => Promise<void>)[],
          [] as string[],
          [] as string[],
          new Set<string>(),
        ];
        const look = async (): Promise<void> => {
          const seen = await looking((tx) => changesSince(tx, place, 51));
          place = seen.place;
          for (const c of seen.changes) heard.add(c.id);
          told = seen.changes.at(-1) ?? told;
        };
        for (const s of steps) {
          if (s.act === "begin" && open.length < 6) {
            const id = crypto.randomUUID();
            (s.seen ? wanted : unwanted).push(id);
            open.push(await begun(s.seen ? nation.port : nation.bank, id, s.seen ? mine : hidden));
          } else if (s.act === "end" && open.length > 0) await open.splice(s.which % open.length, 1)[0]?.();
          else if (s.act === "look") await look();
          else if (s.act === "cut" && told) {
            const last = told;
            place = (await looking((tx) => placeOf(tx, last))) ?? place;
          }
        }
        for (const end of open) await end();
        for (let turn = 0; turn < 50 && !wanted.every((id) => heard.has(id)); turn++) {
          await look();
          if (turn > 2) await pause(20); // another transaction of the server may hold the mark back for a moment
        }
        expect(wanted.filter((id) => !heard.has(id))).toEqual([]);
        expect(unwanted.filter((id) => heard.has(id))).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});
