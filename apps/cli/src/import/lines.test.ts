import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing-folder.ts";
import { grouped, linesOf } from "./lines.ts";

const file = temporaryFolder();
const all = async (text: string) => Array.fromAsync(linesOf(file("lines", text)));

describe("lines of a file", () => {
  it("end at LF and nowhere else, are counted from 1, and blank ones are passed over", async () => {
    expect(await all('\ufeff{"a":1}\r\n\n  \n{"b":"x\u2028y\u2029z\u0085"}')).toEqual([
      { text: '{"a":1}', number: 1 },
      { text: '{"b":"x\u2028y\u2029z\u0085"}', number: 4 },
    ]);
    expect(await all("")).toEqual([]);
  });

  it("come back whole wherever the file is cut into chunks", async () => {
    const long = "狼煙".repeat(100_000);
    expect(await all(`${long}\n${long}\n`)).toEqual([1, 2].map((number) => ({ text: long, number })));
  });

  it("come in groups that hold each of them once, in order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), async (list, most) => {
        const groups = await Array.fromAsync(
          grouped(
            (async function* () {
              yield* list;
            })(),
            most,
          ),
        );
        expect(groups.flat()).toEqual(list);
        expect(groups.every((g, i) => g.length === most || i === groups.length - 1)).toBe(true);
      }),
    );
  });
});
