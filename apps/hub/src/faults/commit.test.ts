/** A database that cannot commit or has no room for one of the rows: no receipt without a whole report, and the reverse. */
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, notice, type TestHub, testHub } from "../testing-hub.ts";
import { lookInto } from "./testing-child.ts";
import { halfStored } from "./testing-whole.ts";

let t: TestHub;
let data: string;
beforeAll(async () => {
  t = await testHub();
  data = join(t.dataDir, "postgres");
});
afterAll(async () => {
  await t[Symbol.asyncDispose]();
});

const submit = (body: string, key: string): Promise<Answered> =>
  t.as(body, "POST", "/api/v1/reports", {
    body: notice(key),
    headers: { "idempotency-key": key, "content-type": "application/json" },
  });

const look = <T>(fn: (client: pg.Client) => Promise<T>): Promise<T> => lookInto(data, fn);

describe("a receipt", () => {
  it("is not given before the report is committed", async () => {
    await look((client) =>
      client.query(`create function no_commit() returns trigger language plpgsql as $$ begin raise exception using errcode = '53100'; end $$;
        create constraint trigger no_commit after insert on receipt deferrable initially deferred for each row execute function no_commit()`),
    );
    const refused = await submit("port", "uncommitted");
    await look((client) => client.query("drop function no_commit() cascade"));
    const { rows } = await look((client) =>
      client.query(
        "select from receipt where idempotency_key = 'uncommitted' union all select from report p join receipt r using (receipt_id) where r.idempotency_key = 'uncommitted'",
      ),
    );
    expect([refused.status, rows.length]).toEqual([503, 0]);
    expect((await submit("port", "uncommitted")).json["outcome"]).toBe("created");
  });

  it("is refused whole, with when to come back, when any of its rows finds no room", async () => {
    for (const table of ["report", "raw", "understanding", "assertion", "item_tally", "hop", "outbox", "receipt"]) {
      await look((client) =>
        client.query(`create or replace function no_room() returns trigger language plpgsql as $$ begin raise exception using errcode = '53100'; end $$;
          create trigger no_room before insert on ${table} for each row execute function no_room()`),
      );
      const refused = await submit("port", `full-${table}`);
      await look((client) => client.query("drop function no_room() cascade"));
      expect([refused.status, refused.json["code"], table]).toEqual([503, "STORAGE_FULL", table]);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await look(halfStored)).toEqual([]);
      expect((await submit("port", `full-${table}`)).json["outcome"]).toBe("created");
    }
  });
});
