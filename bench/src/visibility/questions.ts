/**
 * The forms that the policy could take, and the questions that a store asks: written once, asked with and without row security.
 */

import type { Realm } from "@noroshi/hub/testing";
import type pg from "pg";
import { escapeIdentifier } from "pg";
import { addressOf } from "./world.ts";

export interface Form {
  readonly name: string;
  /** Worth measuring where labels collapse to classes. */
  readonly collapses?: boolean;
  policy(names: Realm["names"]): string;
  prepare?(client: pg.Client): Promise<unknown>;
}

const policy = (names: Realm["names"], using: string) => {
  const table = `${escapeIdentifier(names.schema)}.assertion`;
  return `set search_path = ${escapeIdentifier(names.schema)}; drop policy in_set on ${table}; create policy in_set on ${table} for select to ${escapeIdentifier(names.roles.app)} using (${using})`;
};

export const FORMS: readonly Form[] = [
  {
    name: "array setting, = any",
    policy: (names) => policy(names, "label_id = any (current_setting('noroshi.labels', true)::integer[])"),
    prepare: (client) =>
      client.query("select set_config('noroshi.labels', (select array_agg(label_id)::text from visible_label), false)"),
  },
  {
    name: "label in (sub-select)",
    policy: (names) =>
      policy(
        names,
        "label_id in (select v.label_id from visible_label v where v.reader_no = (select current_reader()))",
      ),
  },
  {
    name: "class exists (sub-select)",
    policy: (names) =>
      policy(
        names,
        "exists (select from visible_class v where v.reader_no = current_reader() and v.audience_class = assertion.audience_class)",
      ),
  },
  {
    name: "class in (sub-select)",
    collapses: true,
    policy: (names) =>
      policy(
        names,
        "audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader())",
      ),
  },
];

export interface Question {
  readonly name: string;
  /** Forms under which it makes sense; all when not said. */
  readonly only?: readonly string[];
  ask(bare: boolean): { readonly text: string; readonly values: unknown[] };
}

const FIELDS = "assertion_id, kind, value, received_at";
const NEWEST = `select ${FIELDS} from assertion order by received_at desc, assertion_id desc limit 50`;

export const LISTS: readonly Question[] = [
  { name: "list of 50, by time", ask: () => ({ text: NEWEST, values: [] }) },
  {
    name: "list of 50, by class then time",
    only: ["class in (sub-select)", "class exists (sub-select)"],
    ask: (bare) => ({
      text: bare
        ? NEWEST
        : `select l.* from visible_class c cross join lateral (
             select ${FIELDS} from assertion a where a.audience_class = c.audience_class order by received_at desc, assertion_id desc limit 50
           ) l order by l.received_at desc, l.assertion_id desc limit 50`,
      values: [],
    }),
  },
];

const ASKED = Array.from({ length: 10_000 }, (_, n) => addressOf(n * 7));

export const LOOK_UPS: readonly Question[] = [
  {
    name: "exact look-up of 10,000 values",
    ask: () => ({
      text: "select kind, value, assertion_id from assertion where kind = 'ipv4' and value = any ($1::text[])",
      values: [ASKED],
    }),
  },
  {
    name: "addresses within a /16",
    ask: () => ({
      text: "select kind, value, assertion_id from assertion where address_low >= $1 and address_low <= $2",
      values: [Buffer.from([10, 5, 0, 0]), Buffer.from([10, 5, 255, 255])],
    }),
  },
  {
    name: "addresses within a /16, class by class",
    only: ["class in (sub-select)"],
    ask: (bare) => ({
      text: bare
        ? "select kind, value, assertion_id from assertion where address_low >= $1 and address_low <= $2"
        : `select l.* from visible_class c cross join lateral (
             select kind, value, assertion_id from assertion a
             where a.audience_class = c.audience_class and a.address_low >= $1 and a.address_low <= $2) l`,
      values: [Buffer.from([10, 5, 0, 0]), Buffer.from([10, 5, 255, 255])],
    }),
  },
  {
    name: "count",
    only: FORMS.slice(1).map((form) => form.name),
    ask: () => ({ text: "select count(*) from assertion", values: [] }),
  },
  {
    name: "count, class by class",
    only: ["class in (sub-select)"],
    ask: (bare) => ({
      text: bare
        ? "select count(*) from assertion"
        : "select sum(n) from visible_class c cross join lateral (select count(*) as n from assertion a where a.audience_class = c.audience_class) l",
      values: [],
    }),
  },
];
