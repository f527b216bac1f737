import { describe, expect, it } from "vitest";
import { Summary } from "./summary.ts";

const remark = (code: string, n = 0) => ({ file: "f.json", place: `line ${n}`, code, say: "why" });

describe("the summary of an import", () => {
  it("counts everything, shows the first five of each kind, and says how many more there are", () => {
    const s = new Summary();
    s.add("created", 3);
    s.add("created");
    s.add("nothing", 0);
    for (let n = 1; n <= 8; n++) s.refuse(remark("NOT_JSON", n));
    expect(s.lines()).toEqual([
      "        4  created",
      "        8  refused: NOT_JSON",
      ...[1, 2, 3, 4, 5].map((n) => `             f.json line ${n}: why`),
      "             … and 3 more of this kind",
    ]);
    expect(s.plain()).toMatchObject({ counts: { created: 4 }, refused: { NOT_JSON: { count: 8 } } });
  });

  it("has status 1 when anything was refused whole or nothing came in, not for remarks on what went in", () => {
    const s = new Summary();
    expect([s.status, s.lines()]).toEqual([1, ["        0  nothing to import"]]);
    s.add("created");
    s.remark(remark("BAD_VALUE"));
    expect(s.status).toBe(0);
    s.refuse(remark("NOT_JSON"));
    expect(s.status).toBe(1);
  });

  it("takes notes on lifting that differ in an id only for one kind", () => {
    const s = new Summary();
    for (const n of [1, 2])
      s.note({
        file: "f",
        place: "",
        say: `Two observations of file--00000000-0000-4000-8000-00000000000${n} differ.`,
      });
    expect(s.lines()[0]).toBe("        2  note on lifting: Two observations of … differ.");
  });

  it("lets nothing of a file steer the terminal", () => {
    const s = new Summary();
    s.refuse({ ...remark("BAD_VALUE"), say: "\u001b[2Jgone\u202e" });
    expect(s.lines().join("")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
