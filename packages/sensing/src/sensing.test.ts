import { describe, expect, it } from "vitest";
import { wordsOf } from "./batch/address.ts";
import { joinMails } from "./batch/join.ts";
import { ENDS_READ, textAt } from "./contract/index.ts";
import { readZeek, ZeekReader } from "./readers/zeek-tsv.ts";

const read = (text: string) => readZeek(new TextEncoder().encode(text));
const HEAD = "#separator \\x09\n#unset_field\t-\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\n";

describe("an address in bytes", () => {
  it("is read in the two notations of the standards, and in no other", () => {
    expect(wordsOf("::")).toEqual(new Uint32Array(4));
    expect(wordsOf("::1")?.[3]).toBe(1);
    expect(wordsOf("2001:db8::ff00:42:8329")).toEqual(Uint32Array.of(0x20010db8, 0, 0xff00, 0x428329));
    expect(wordsOf("::ffff:192.0.2.1")).toEqual(wordsOf("192.0.2.1"));
    for (const odd of [
      "",
      ":",
      ":::",
      "1::2::3",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "12345::",
      "::1:",
      "1.2.3",
      "1.2.3.4.5",
      "01.2.3.4",
      "256.1.1.1",
      "1.2.3.4 ",
      "g::",
    ])
      expect(wordsOf(odd)).toBeUndefined();
  });
});

describe("a Zeek log", () => {
  it("gives times to the microsecond, both ends, ports and protocol", () => {
    const { batch, broken } = read(`${HEAD}1796477971.999019\tC1\t203.0.113.24\t38793\t192.0.2.89\t22\ttcp\r\n`);
    expect([batch.length, broken, batch.time[0], batch.ends[0]]).toEqual([1, 0, 1_796_477_971_999_019, ENDS_READ]);
    expect([batch.originPort[0], batch.responderPort[0], batch.protocol[0], batch.strange[0]]).toEqual([
      38_793, 22, 6, 0,
    ]);
    expect(textAt(batch, "uid", 0)).toBe("C1");
  });

  it("leaves out what is unset, counts lines that are cut, and marks a column that nobody knows", () => {
    const { batch, broken } = read(`${HEAD}1.5\tC1\t-\t1\tnonsense\t99999\todd\n1.5\tC2\n`);
    expect([batch.length, broken, batch.ends[0], batch.responderPort[0], batch.protocol[0]]).toEqual([1, 1, 0, 0, 0]);
    expect(textAt(batch, "id.orig_h", 0)).toBeUndefined();
    expect(read("#fields\tuid\tnovelty\nC1\tx\nC2\t-\n").batch.strange).toEqual(Uint8Array.of(1, 0));
  });

  it("read for matching alone has the same ends, whatever stands around or inside of an address", () => {
    const odd = [
      "192.0.2.1",
      "192.0.2.1x",
      "192.0.2",
      "192.0.2.256",
      "01.2.3.4",
      "-",
      "",
      "2001:db8::1",
      "1.2.3.4.5",
      "1.2.3.4 ",
    ];
    const text = `#fields\tts\tid.orig_h\tid.resp_h\n${odd.flatMap((a) => odd.map((b) => `1.5\t${a}\t${b}\n`)).join("")}`;
    const whole = read(text).batch;
    const matched = new ZeekReader({ matchedOnly: true }).read(new TextEncoder().encode(text), true).batch;
    for (const column of ["origin", "responder", "ends"] as const) expect(matched[column]).toEqual(whole[column]);
    expect(matched.timeOf?.(0)).toBe(whole.time[0]);
  });

  it("may change its columns in the middle, and have none at all", () => {
    const { batch, broken } = read("C0\n#fields\tuid\nC1\n#fields\tts\tuid\n2\tC2\n");
    expect([broken, textAt(batch, "uid", 0), textAt(batch, "uid", 1), batch.time[1]]).toEqual([
      1,
      "C1",
      "C2",
      2_000_000,
    ]);
  });
});

describe("mails", () => {
  it("join the connection that they went over; several on one are joined, and those without one are counted", () => {
    const connections = read("#fields\tuid\nC1\nC2\n").batch;
    const mails = read("#fields\tuid\trcptto\nC2\ta@x.example\nC2\tb@x.example\nC9\tc@x.example\n").batch;
    const { batch, orphans } = joinMails(connections, mails);
    expect([textAt(batch, "rcptto", 0), textAt(batch, "rcptto", 1), orphans]).toEqual([
      undefined,
      "a@x.example,b@x.example",
      1,
    ]);
  });
});
