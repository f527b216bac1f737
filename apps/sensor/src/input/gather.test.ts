import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Gather } from "./gather.ts";

const HEAD = "#path\tconn\n#fields\ta\tb\n";

describe("what is gathered of a stream", () => {
  it("is every line once, whatever the pieces it came in, and each batch begins with its log's head", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.array(fc.integer({ min: 1, max: 30 })),
        fc.integer({ min: 1, max: 9 }),
        (n, cuts, most) => {
          const text = HEAD + Array.from({ length: n }, (_, at) => `r${at}\tx\n`).join("");
          const gather = new Gather();
          const batches: string[] = [];
          const cut = () => batches.push(gather.take().toString());
          let from = 0;
          for (const length of [...cuts, text.length]) {
            gather.push(Buffer.from(text.slice(from, from + length)));
            from += length;
            if (gather.records >= most) cut();
          }
          gather.end();
          cut();
          expect(batches.join("").replaceAll(HEAD, "")).toBe(text.slice(HEAD.length));
          expect(batches.every((batch) => batch.startsWith(HEAD))).toBe(true);
        },
      ),
    );
  });

  it("takes a new head for a new log, and the last line also without its end", () => {
    const gather = new Gather();
    gather.push(Buffer.from(`${HEAD}1\t2\n#close\n#path\tsmtp\n#fields\tc\n3\n`));
    expect([gather.records, gather.take().toString()]).toEqual([
      2,
      `${HEAD}1\t2\n#close\n#path\tsmtp\n#fields\tc\n3\n`,
    ]);
    gather.push(Buffer.from("4"));
    gather.end();
    expect(gather.take().toString()).toBe("#close\n#path\tsmtp\n#fields\tc\n4\n");
  });

  it("overwrites what it took over, and leaves out a line without end", () => {
    const gather = new Gather();
    const chunk = Buffer.from("secret\n");
    gather.push(chunk);
    expect(chunk.every((byte) => byte === 0)).toBe(true);
    for (let n = 0; n < 3; n++) gather.push(Buffer.alloc(700_000, 0x61));
    gather.push(Buffer.from("\nafter\n"));
    expect([gather.overlong, gather.take().toString()]).toEqual([1, "secret\nafter\n"]);
  });
});
