/**
 * How fast reports get in, from bytes over HTTP to rows that readers see, with linkage running beside: one by one, several at
 * once, by the batch route and as one large upload. Each beside what is the limit here: the database's own COPY of exactly
 * those rows, as owner, into empty tables with the same indexes. Run alone: node bench/src/ingest.ts [reports]
 */
import { setTimeout as pause } from "node:timers/promises";
import { bundle, type ChildHub, childHub, notice, REALM } from "@noroshi/hub/testing-child";
import { copyAgain, rowsNow } from "./ingest/copy.ts";

const VALUES = 5;

export async function run(reports = Number(process.argv[2] ?? 1_000)): Promise<void> {
  console.log(
    "way in                     reports/s    rows/s   rows   COPY rows/s   ratio   linked after   hub peak RSS",
  );
  for (const abreast of [1, 8, 32]) {
    const n = abreast === 1 ? Math.ceil(reports / 4) : reports;
    await measure(`POST, ${abreast} in flight`, n, (hub) => posts(hub, n, abreast));
  }
  await measure("batch route, 500 lines", reports * 4, (hub) => batches(hub, reports * 4));
  const large = reports * 50;
  await measure(`upload, ${large.toLocaleString("en")} values`, 1, (hub) => upload(hub, large));
}

async function measure(way: string, reports: number, send: (hub: ChildHub) => Promise<void>): Promise<void> {
  await using hub = await childHub();
  await posts(hub, 50, 8, "warm");
  await settled(hub);
  const before = await hub.look(rowsNow);
  const began = performance.now();
  await send(hub);
  const seconds = (performance.now() - began) / 1000;
  const rows = (await hub.look(rowsNow)) - before;
  await settled(hub);
  const linked = (performance.now() - began) / 1000;
  const copied = await hub.look(copyAgain);
  const [ours, theirs] = [rows / seconds, copied.rows / copied.seconds];
  const cells = [
    way.padEnd(26),
    figure(reports / seconds, 9),
    figure(ours, 9),
    figure(rows, 7),
    figure(theirs, 12),
    (ours / theirs).toFixed(3).padStart(8),
    `${linked.toFixed(1)} s`.padStart(13),
    `${(hub.memory().peak / 1024 ** 2).toFixed(0)} MB`.padStart(12),
  ];
  console.log(cells.join(" "));
}

async function posts(hub: ChildHub, n: number, abreast: number, name = "n"): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < n; i = next++) {
      await send(hub, "/api/v1/reports", noticeOf(`${name}-${i}`, i), {
        "idempotency-key": `${name}-${i}`,
        "content-type": "application/json",
      });
    }
  };
  await Promise.all(Array.from({ length: abreast }, work));
}

async function batches(hub: ChildHub, n: number): Promise<void> {
  for (let from = 0; from < n; from += 500) {
    const lines = Array.from(
      { length: Math.min(500, n - from) },
      (_, k) => `{"key":"b-${from + k}","report":${noticeOf(`b-${from + k}`, from + k)}}`,
    );
    await send(hub, "/api/v1/reports/batch", lines.join("\n"), { "content-type": "application/x-ndjson" });
  }
}

async function upload(hub: ChildHub, values: number): Promise<void> {
  const file = Buffer.from(bundle(1, { addresses: Array.from({ length: values }, (_, n) => address(n)) }));
  const opened = await hub.as("port", "POST", "/api/v1/uploads", {
    body: JSON.stringify({ bytes: file.length, mediaType: "application/json" }),
    headers: { "content-type": "application/json" },
  });
  const id = String(opened?.json["id"]);
  const part = 8 * 1024 * 1024;
  for (let at = 0; at < file.length; at += part) {
    await hub.as("port", "PATCH", `/api/v1/uploads/${id}`, {
      body: file.subarray(at, at + part),
      headers: { "upload-offset": String(at), "content-type": "application/octet-stream" },
    });
  }
  const done = await hub.as("port", "POST", `/api/v1/uploads/${id}/submission`, {
    headers: { "idempotency-key": "large" },
  });
  if (done?.status !== 202) throw new Error(`the upload was refused: ${done?.text}`);
}

async function send(hub: ChildHub, path: string, body: string, headers: Record<string, string>): Promise<void> {
  for (;;) {
    const answer = await hub.as("port", "POST", path, { body, headers });
    if (answer && (answer.status === 202 || answer.status === 200)) return;
    if (answer?.status !== 429 && answer?.status !== 503)
      throw new Error(`${path}: ${answer?.status} ${answer?.text.slice(0, 300)}`);
    await pause(20);
  }
}

/** Every tenth value is shared with another report, so that linkage has something to do. */
const noticeOf = (id: string, n: number): string =>
  notice(id, {
    indicators: Array.from({ length: VALUES }, (_, k) => ({
      type: "ipv4",
      value: address(k === 0 && n % 2 === 1 ? (n - 1) * VALUES : n * VALUES + k),
    })),
  });

/** The n-th address; a /8 that is nobody's in these figures. */
const address = (n: number): string => `11.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

async function settled(hub: ChildHub): Promise<void> {
  const left = await hub.local("GET", `/local/realms/${REALM}/settled?wait=300000`);
  if (left.json["unlinked"] !== 0) throw new Error(`linkage did not settle: ${left.text}`);
}

const figure = (n: number, width: number): string => Math.round(n).toLocaleString("en").padStart(width);

if (import.meta.main) await run();
