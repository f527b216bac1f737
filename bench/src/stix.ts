/**
 * How fast STIX is read: objects a second through parse() and lift(), megabytes a second through the stream; beside it
 * JSON.parse of the same bytes, which is the least that any reader costs. Real data where it is at hand
 * (NOROSHI_SHARED), else the smallest objects over and over. Run alone: node bench/src/stix.ts [--smoke]
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lift, openBundle, parse } from "@noroshi/stix";
import { smallest, TYPES } from "@noroshi/stix/testing";

export interface Figure {
  readonly work: string;
  readonly rate: number;
  readonly unit: "objects/s" | "MB/s";
}

/** Measures and prints; smoke mode only shows that everything runs. */
export async function run(options: { readonly smoke: boolean }): Promise<readonly Figure[]> {
  const count = options.smoke ? 500 : 40_000;
  const figures: Figure[] = [];
  for (const [name, objects] of samples(count)) {
    const text = `{"type":"bundle","id":"bundle--1","objects":[${objects.map((object) => JSON.stringify(object)).join(",")}]}`;
    const bytes = Buffer.from(text);
    const turns = options.smoke ? 1 : 5;
    const megabytes = bytes.length / 1e6;
    figures.push(
      {
        work: `${name}: parse`,
        rate: best(turns, objects.length, () => objects.forEach((one) => void parse(one))),
        unit: "objects/s",
      },
      {
        work: `${name}: JSON.parse (peer)`,
        rate: best(turns, megabytes, () => void JSON.parse(bytes.toString())),
        unit: "MB/s",
      },
      { work: `${name}: stream`, rate: await streamed(turns, bytes, false), unit: "MB/s" },
      { work: `${name}: stream and parse`, rate: await streamed(turns, bytes, true), unit: "MB/s" },
    );
    if (name.endsWith("stix20")) {
      const rate = best(turns, objects.length, () => void lift({ type: "bundle", spec_version: "2.0", objects }));
      figures.push({ work: `${name}: lift`, rate, unit: "objects/s" });
    }
  }
  for (const figure of figures) {
    console.log(
      `${figure.work.padEnd(48)} ${Math.round(figure.rate).toLocaleString("en").padStart(10)} ${figure.unit}`,
    );
  }
  return figures;
}

/** Each sample's own objects, repeated up to the count. */
function* samples(count: number): Generator<readonly [string, readonly unknown[]]> {
  const every = TYPES.map((type) => smallest(type));
  yield ["smallest of every type", Array.from({ length: count }, (_, at) => every[at % every.length])];
  const shared = join(process.env["NOROSHI_SHARED"] ?? "", "data", "attack");
  if (!existsSync(shared)) return console.log("NOROSHI_SHARED is not set: no real data.");
  for (const name of ["capec-stix21", "attack-enterprise-stix20"]) {
    const lines = readFileSync(join(shared, `${name}.ndjson`), "utf8")
      .trim()
      .split("\n");
    yield [name, lines.slice(0, count).map((line): unknown => JSON.parse(line))];
  }
}

function best(turns: number, amount: number, work: () => void): number {
  let rate = 0;
  for (let turn = 0; turn < turns; turn++) {
    const start = performance.now();
    work();
    rate = Math.max(rate, (amount * 1000) / (performance.now() - start));
  }
  return rate;
}

async function streamed(turns: number, bytes: Buffer, read: boolean): Promise<number> {
  let rate = 0;
  for (let turn = 0; turn < turns; turn++) {
    const start = performance.now();
    for await (const event of openBundle(chunks(bytes))) if (read && "object" in event) parse(event.object);
    rate = Math.max(rate, bytes.length / 1000 / (performance.now() - start));
  }
  return rate;
}

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

if (import.meta.main) await run({ smoke: process.argv.includes("--smoke") });
