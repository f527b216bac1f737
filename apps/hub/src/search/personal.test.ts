/**
 * Who may not see somebody's identity does not find it either: no search, list of values or type-ahead answers for a person's
 * name, number, address or host otherwise than for one that nobody ever wrote. Whole hub.
 */
import { FORM_FIELDS } from "@noroshi/intake/contract";
import { ransomwareForm } from "@noroshi/intake/example";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import { type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
/** What is personal in the form as it was filed, and something of the same kind that stands nowhere. */
const PERSONAL: readonly (readonly [field: string, value: string, nobodys: string])[] = [
  ["報告者氏名", "仙石 佐和子", "百目鬼 伊織"],
  ["24時間連絡先（電話）", "050-3141-5926", "050-2718-2818"],
  ["24時間連絡先（メール）", "sawako@quay.example", "iori@moor.example"],
  ["初動措置", "SENGOKU-PC07", "DOUMEKI-PC09"],
  ["漏えいのおそれがある情報", "口座番号4929001", "口座番号8161003"],
];
const WHOM_TO_CALL = ["報告者氏名", "24時間連絡先（電話）", "24時間連絡先（メール）"];
const people: Person[] = [];

beforeAll(async () => {
  t = await testHub();
  const sent = await t.as("port", "POST", "/api/v1/reports", {
    body: ransomwareForm({
      ...Object.fromEntries(PERSONAL.map(([field, value]) => [field, value])),
      調整機関への提供: "同意する",
      匿名化した技術情報の共有: "同意する",
      海外機関への共有: "同意する",
      "侵害指標（IoC）": "IPアドレス：203.0.113.5",
    }),
    headers: { "idempotency-key": "p1" },
  });
  expect(sent.status).toBe(202);
  await t.settled();
  for (const [body, role] of [
    ["bank", "sector_analyst"],
    ["bank", "operator_reporter"],
    ["alpha", "allied_liaison"],
    ["office", "briefer"],
    ["office", "security_administrator"],
    ["commission", "oversight_commissioner"],
  ] as const)
    people.push(await personOf(t, body, role));
});
afterAll(() => t[Symbol.asyncDispose]());

type Ask = Pick<Person, "call">;
const machine = (body: string): Ask => ({
  call: (method, path, init = {}) => t.as(body, method, path, init.body === undefined ? {} : { body: init.body }),
});

/** Every way to ask for a text, with what was asked for taken out of the answer. */
async function answersFor(who: Ask, asked: string): Promise<readonly string[]> {
  const q = encodeURIComponent(asked);
  const answers = [
    await who.call("GET", `/api/v1/search?q=${q}`),
    await who.call("GET", `/api/v1/search/suggestions?q=${q}`),
    await who.call("GET", `/api/v1/search/suggestions?q=${encodeURIComponent(asked.slice(0, 4))}`),
    await who.call("GET", `/api/v1/indicators?value=${q}`),
    await who.call("POST", "/api/v1/search/values", { body: asked }),
  ];
  return answers.map((a) =>
    [...asked.split(" "), asked].reduce((text, word) => text.replaceAll(word, "…"), `${a.status} ${a.text}`),
  );
}

describe("a number of a person in anybody's prose", () => {
  it("is searched by nobody, its author neither, and the words around it are", async () => {
    const numbers = ["090-1234-5678", "1234 5678 9018", "4111-1111-1111-1111"];
    const event = {
      uuid: "5587f177-186e-4334-bd2f-800170000077",
      info: `Wharfinger Lindqvist rang from ${numbers[0]}, 個人番号 ${numbers[1]}, card ${numbers[2]}`,
      date: "2026-11-20",
      Orgc: { uuid: "5587f177-186e-4334-bd2f-800170000078", name: "Bank" },
      Tag: [{ name: "tlp:green" }],
      Attribute: [
        { uuid: "5587f177-186e-4334-bd2f-800170000079", type: "ip-dst", value: "198.51.100.177", to_ids: true },
      ],
    };
    const sent = await t.as("bank", "POST", "/api/v1/reports", {
      body: JSON.stringify({ Event: event }),
      headers: { "idempotency-key": "misp-personal" },
    });
    expect(sent.status).toBe(202);
    await t.settled();
    const found = async (q: string) =>
      ((await t.as("bank", "GET", `/api/v1/search?q=${encodeURIComponent(q)}`)).json["texts"] as unknown[]).length;
    expect([await found("Wharfinger Lindqvist"), await found("個人番号")]).toEqual([1, 1]);
    for (const number of numbers)
      for (const q of [number, number.replaceAll(/[- ]/g, ""), `Lindqvist ${number}`])
        expect([q, await found(q)]).toEqual([q, 0]);
  });
});

describe("what is personal in a form", () => {
  it("covers every field that says whom to call", () => {
    const classed = FORM_FIELDS.filter((f) => f.contact).map((f) => f.label);
    expect(WHOM_TO_CALL).toEqual(expect.arrayContaining(classed));
  });

  it("is not found, listed or suggested for who may not see it: the answer is that for what stands nowhere", async () => {
    const strangers = [...people, ...["bank", "police", "alpha"].map(machine)];
    const told = async (who: Ask) => {
      for (const [, value, nobodys] of PERSONAL)
        expect(await answersFor(who, value)).toEqual(await answersFor(who, nobodys));
    };
    await Promise.all(strangers.map(told));
    const bank = await answersFor(machine("bank"), PERSONAL[0]?.[1] ?? "");
    expect(bank.map((answer) => answer.slice(0, 3))).toEqual(["200", "200", "200", "200", "200"]);
  });

  it("that says whom to call is indexed for nobody, and what else was written is found by who reads the report", async () => {
    const found = async (body: string, q: string) =>
      ((await t.as(body, "GET", `/api/v1/search?q=${encodeURIComponent(q)}`)).json["texts"] as unknown[]).length;
    for (const [field, value] of PERSONAL) {
      expect([field, await found("port", value)]).toEqual([field, WHOM_TO_CALL.includes(field) ? 0 : 1]);
    }
  });
});
