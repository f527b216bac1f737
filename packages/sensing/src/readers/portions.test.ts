/** Readers of lines in portions: where a portion ends, and how small its batches are, is nothing that a reader's answer depends on. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textAt } from "../contract/index.ts";
import { eveReader } from "./eve.ts";
import type { Reader, ReaderOptions } from "./reader.ts";
import { zeekJsonReader } from "./zeek-json.ts";
import { ZeekReader } from "./zeek-tsv.ts";

const KINDS: readonly (readonly [name: string, make: (options: ReaderOptions) => Reader, lines: readonly string[]])[] =
  [
    [
      "Zeek's columns",
      (options) => new ZeekReader(options),
      [
        "#fields\tts\tquery",
        "#types\ttime\tstring",
        "1.5\ta.example",
        "broken",
        "",
        "2.5\tb.example\r",
        "#fields\tquery",
        "c.example",
        "-",
      ],
    ],
    [
      "EVE",
      eveReader,
      [
        '{"dns":{"rrname":"a.example"}}',
        "{",
        "",
        '{"dns":{"rrname":"b\\u002eexample"}}\r',
        '{"dns":{"answers":[{"rdata":"x,y"},{"rdata":"z"}]}}',
        "[1]",
      ],
    ],
    [
      "Zeek's JSON",
      zeekJsonReader,
      ['{"query":"a.example"}', "x", '{"answers":["a.example","b.example"]}', '{"query":"c.exam\\u0070le"}'],
    ],
  ];

/** All that is read: field values by line, and faults, over as many portions as the cuts make. */
function everything(reader: Reader, bytes: Uint8Array, cuts: readonly number[]): readonly unknown[] {
  const told: unknown[] = [];
  let held = 0;
  for (const [n, cut] of [...cuts, bytes.length].entries()) {
    const end = n === cuts.length;
    for (let step = -1; step !== 0 && held <= cut; held += step) {
      const { batch, used, faults } = reader.read(bytes.subarray(held, cut), end);
      step = used;
      for (let at = 0; at < batch.length; at++)
        for (const field of [...batch.texts.keys()].sort())
          if (textAt(batch, field, at) !== undefined) told.push([batch.numbers?.[at], field, textAt(batch, field, at)]);
      told.push(...faults.map(({ code, number }) => [number, code]));
    }
  }
  return told.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

describe.each(KINDS)("%s", (_, make, lines) => {
  it("are read alike in one piece and in any others, in large batches and in small ones", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...lines), { maxLength: 20 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        fc.boolean(),
        (some, places, most, ended, matchedOnly) => {
          const bytes = new TextEncoder().encode(`${lines[0]}\n${some.join("\n")}${ended ? "\n" : ""}`);
          const cuts = places.map((place) => Math.floor(place * bytes.length)).sort((a, b) => a - b);
          const whole = everything(make({ matchedOnly }), bytes, []);
          expect(everything(make({ matchedOnly, most }), bytes, cuts)).toEqual(whole);
        },
      ),
    );
  });

  it("of any bytes at all are read to the end, and a line without end is one fault", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        let used = 0;
        const reader = make({ most: 8 });
        for (let step = -1; step !== 0; used += step) step = reader.read(bytes.subarray(used), true).used;
        expect(used).toBe(bytes.length);
      }),
    );
    const reader = make({});
    const piece = new Uint8Array((1 << 20) + 1).fill(0x61);
    const codes = [1, 2, 3].flatMap(() => reader.read(piece, false).faults.map(({ code }) => code));
    const rest = new TextEncoder().encode(`tail\n${lines[0]}\n`);
    expect([codes, reader.read(rest, true).passed]).toEqual([["LINE_TOO_LONG"], 1]);
  });
});
