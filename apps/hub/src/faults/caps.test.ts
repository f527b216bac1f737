/** Input made to exhaust: bombs, depth, counts, lies about length and kind. Each gets its answer soon, and the hub lives on. */
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { ransomwareForm } from "@noroshi/intake/example";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, bundle, notice, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(async () => {
  await t[Symbol.asyncDispose]();
});

const MB = 1024 * 1024;
let keys = 0;

const submit = (
  body: string | Uint8Array,
  mediaType = "application/json",
  headers: Record<string, string> = {},
): Promise<Answered> =>
  t.as("port", "POST", "/api/v1/reports", {
    body,
    headers: { "idempotency-key": `c${keys++}`, "content-type": mediaType, ...headers },
  });

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const form = (parts: Readonly<Record<string, string>>): Uint8Array => ransomwareForm({}, parts);

/** Keys that a simple hash table would put into one bucket, were the string hash not seeded. */
const colliding = (n: number): string =>
  Array.from(
    { length: n },
    (_, i) => `"${[...i.toString(2).padStart(16, "0")].map((b) => (b === "1" ? "Aa" : "BB")).join("")}":1`,
  ).join(",");

const multipart = (parts: number): string =>
  `${Array.from({ length: parts }, (_, n) => `--b\r\nContent-Disposition: form-data; name="p${n}"; filename="p${n}"\r\n\r\n{}\r\n`).join("")}--b--\r\n`;

const HOSTILE: readonly (readonly [string, () => string | Uint8Array, string])[] = [
  ["an empty body", () => "", "application/json"],
  ["JSON a hundred thousand deep", () => "[".repeat(100_000) + "]".repeat(100_000), "application/json"],
  ["objects a hundred thousand deep", () => `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, "application/json"],
  [
    "one string of twenty megabytes",
    () => JSON.stringify({ schema: "neutral-incident/1", id: "x".repeat(20 * MB) }),
    "application/json",
  ],
  ["three million numbers", () => `[${"1,".repeat(3_000_000)}1]`, "application/json"],
  ["keys that collide", () => `{${colliding(65_536)}}`, "application/json"],
  [
    "a sheet that inflates a thousandfold",
    () => form({ "xl/sharedStrings.xml": `<sst><si><t>${"0".repeat(60 * MB)}</t></si></sst>` }),
    XLSX,
  ],
  [
    "XML entities that multiply",
    () =>
      form({
        "xl/sharedStrings.xml": `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${"bcdefgh"
          .split("")
          .map((c, n) => `<!ENTITY ${c} "${`&${"abcdefgh"[n]};`.repeat(10)}">`)
          .join("")}]><sst><si><t>&h;</t></si></sst>`,
      }),
    XLSX,
  ],
  ["XML a hundred thousand deep", () => form({ "xl/sharedStrings.xml": "<a>".repeat(100_000) }), XLSX],
  ["a form of ten thousand parts", () => multipart(10_000), "multipart/form-data; boundary=b"],
  ["a form without its boundary", () => multipart(3), "multipart/form-data"],
  ["compressed bytes that nobody announced", () => gzipSync(Buffer.alloc(10 * MB)), "application/json"],
  ["a picture called JSON", () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "application/json"],
  [
    "a pattern of a megabyte",
    () => bundle(1).replace("203.0.113.24", "1' OR ipv4-addr:value = '".repeat(40_000)),
    "application/json",
  ],
];

describe("input made to exhaust", () => {
  it.each(HOSTILE)(
    "%s is refused with a place, and the hub lives on",
    { timeout: 20_000 },
    async (_name, make, mediaType) => {
      const answer = await submit(make(), mediaType);
      expect([202, 413, 422]).toContain(answer.status);
      // What goes in with the hostile part left out says so in its receipt.
      if (answer.status === 202) expect((answer.json["refused"] as readonly unknown[]).length).toBeGreaterThan(0);
      if (answer.status === 422) expect((answer.json["faults"] as readonly unknown[]).length).toBeGreaterThan(0);
      expect((await submit(notice(`alive-${keys}`))).status).toBe(202);
    },
  );

  it("more than 25 MB is refused before it is read, and also when its length was not announced", async () => {
    const stream = new ReadableStream({
      start(c) {
        for (let n = 0; n < 27; n++) c.enqueue(new Uint8Array(MB).fill(32));
        c.close();
      },
    });
    const res = await fetch(`${t.hub.url}/api/v1/reports`, {
      method: "POST",
      headers: { "x-api-key": await t.keyOf("port"), "idempotency-key": "big" },
      body: stream,
      duplex: "half",
    } as RequestInit);
    expect([res.status, ((await res.json()) as { code: string }).code]).toEqual([413, "TOO_LARGE"]);
  });

  it("compressed content is not unpacked, whatever the header says", async () => {
    const answer = await submit(gzipSync(notice("zipped")), "application/json", { "content-encoding": "gzip" });
    expect(answer.status).toBe(422);
  });

  it("a body that stops halfway holds up nobody else and stores nothing", async () => {
    const url = new URL(t.hub.url);
    const slow = connect(Number(url.port), url.hostname);
    slow.on("error", () => {});
    const text = notice("half");
    slow.write(
      `POST /api/v1/reports HTTP/1.1\r\nhost: x\r\nx-api-key: ${await t.keyOf("port")}\r\nidempotency-key: half\r\ncontent-type: application/json\r\ncontent-length: ${text.length + 100}\r\n\r\n${text}`,
    );
    expect((await submit(notice("beside"))).status).toBe(202);
    slow.destroy();
    const again = await t.as("port", "POST", "/api/v1/reports", {
      body: text,
      headers: { "idempotency-key": "half", "content-type": "application/json" },
    });
    expect(again.json["outcome"]).toBe("created");
  });

  it.each([
    ["a key of a megabyte", { "idempotency-key": "k".repeat(MB) }],
    ["a key of ten thousand letters", { "idempotency-key": "k".repeat(10_000) }],
  ])("%s is refused", async (_name, headers) => {
    const answer = await submit(notice("long-key"), "application/json", headers);
    expect([400, 431]).toContain(answer.status);
  });
});
