import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ZeekReader } from "../readers/zeek-tsv.ts";
import type { Indicator } from "./build.ts";
import { TableBuilder } from "./build.ts";
import { CurrentTables } from "./current.ts";
import { Fingerprint } from "./fingerprint.ts";
import { CLASS } from "./layout.ts";
import { Matcher } from "./match.ts";
import { found, hitsIn, tablesOf } from "./testing-match.ts";

const SEED = new Uint8Array(16).fill(7);

/** Every value has the same fingerprint: only the exact key can tell them apart. */
class OneForAll extends Fingerprint {
  override ofWord(): void {
    this.out.set([1, 1]);
  }
  override ofWords(): void {
    this.out.set([1, 1]);
  }
  override ofBytes(): void {
    this.out.set([1, 1]);
  }
  override ofName(bytes: Uint8Array, from: number, to: number, tag: number): number {
    const count = super.ofName(bytes, from, to, tag);
    this.endings.fill(1);
    this.out.set([1, 1]);
    return count;
  }
}

describe("an address with a port", () => {
  const HEAD = "#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tquery\n";
  const seen = (indicators: readonly Partial<Indicator>[], ...rows: readonly string[]) => {
    const tables = tablesOf(indicators);
    const log = HEAD + rows.map((row) => `1700000000.5\t${row}\n`).join("");
    const reader = new ZeekReader({ matchedOnly: true, ports: tables.ported });
    const { hits } = new Matcher(tables).match(reader.read(new TextEncoder().encode(log), true).batch);
    return hits.map(({ number, field, indicator }) => [number, field, indicator.value, indicator.port]);
  };
  const at = (port: number, line: number) => ({ kind: "ipv4" as const, value: "192.0.2.9", port, line });

  it("is found only at an end that has both, beside the same address with another port and with none", () => {
    const rows = ["192.0.2.1\t443\t192.0.2.9\t443\t-", "192.0.2.9\t8443\t192.0.2.1\t443\t192.0.2.9"] as const;
    expect(seen([at(443, 1)], ...rows)).toEqual([[2, "id.resp_h", "192.0.2.9", 443]]);
    expect(seen([at(8443, 1), at(443, 2)], ...rows)).toEqual([
      [2, "id.resp_h", "192.0.2.9", 443],
      [3, "id.orig_h", "192.0.2.9", 8443],
    ]);
    const bare = { kind: "ipv4" as const, value: "192.0.2.9", line: 3 };
    expect(seen([at(1, 1), bare], ...rows)).toEqual([
      [2, "id.resp_h", "192.0.2.9", undefined],
      [3, "id.orig_h", "192.0.2.9", undefined],
      [3, "query", "192.0.2.9", undefined],
    ]);
  });

  it("may be of IPv6, and a URL that names nothing but an address and a port means that end", () => {
    const row = "192.0.2.1\t5\t2001:db8::9\t8080\t-";
    expect(seen([{ kind: "ipv6", value: "2001:db8::9", port: 8080 }], row)).toEqual([
      [2, "id.resp_h", "2001:db8::9", 8080],
    ]);
    expect(seen([{ kind: "ipv6", value: "2001:db8::9", port: 80 }], row)).toEqual([]);
    const url = { kind: "url" as const, value: "http://192.0.2.9:8080/" };
    expect(seen([url], "192.0.2.9\t8080\t192.0.2.1\t1\t-", "192.0.2.9\t80\t192.0.2.1\t1\t-")).toEqual([
      [2, "id.orig_h", "http://192.0.2.9:8080/", undefined],
    ]);
  });
});

describe("what is told as a hit", () => {
  it("is the exact value and never only its fingerprint", () => {
    const tables = tablesOf(
      [
        { kind: "ipv4", value: "192.0.2.1" },
        { value: "evil.example" },
        { kind: "md5", value: "00112233445566778899aabbccddeeff" },
        { kind: "url", value: "http://evil.example/a" },
      ],
      new OneForAll(SEED),
    );
    expect(found(hitsIn(tables, "id.orig_h", ["192.0.2.1", "192.0.2.2"]))).toEqual(["192.0.2.1 ← 192.0.2.1 (exact)"]);
    expect(found(hitsIn(tables, "query", ["good.example", "evil.example"]))).toEqual([
      "evil.example ← evil.example (exact)",
    ]);
    expect(hitsIn(tables, "md5", ["ff112233445566778899aabbccddeeff"])).toEqual([]);
    expect(hitsIn(tables, "host uri", ["evil.example\t/b"]).filter((hit) => hit.field === "uri")).toEqual([]);
  });

  it("names the indicator, every assertion of it, the record and the version of the tables", () => {
    const tables = tablesOf([
      { value: "evil.example", id: "indicator--1", line: 4 },
      { value: "evil.example", line: 9 },
      { value: "evil.example", line: 12 },
    ]);
    const hits = hitsIn(tables, "query", ["x.org", "evil.example"]);
    expect(hits.map(({ number, assertion }) => [number, assertion])).toEqual([
      [3, { line: 4, id: "indicator--1" }],
      [3, { line: 9 }],
    ]);
    expect(hits[0]).toMatchObject({ time: 1_700_000_001_500_000, table: tables.version, field: "query" });
  });

  it("held at the time of the record, not before, not from its end on, and not when the record has no time", () => {
    const at = 1_700_000_000_500_000;
    const tables = tablesOf([
      { value: "a.example", from: at, until: at + 1_000_000 },
      { value: "b.example", from: at + 1 },
      { value: "c.example", until: at },
    ]);
    expect(found(hitsIn(tables, "query", ["a.example"]))).toEqual(["a.example ← a.example (exact)"]);
    expect(hitsIn(tables, "query", ["b.example"])).toEqual([]);
    expect(hitsIn(tables, "query", ["c.example"])).toEqual([]);
    expect(hitsIn(tables, "query", ["x.org", "a.example"])).toEqual([]);
    expect(hitsIn(tables, "x ts", ["a.example\t-"])).toEqual([]);
  });
});

describe("a name", () => {
  it("matches itself and what is below it, at whole labels and in any case", () => {
    const tables = tablesOf([{ value: "evil.example" }]);
    const seen = [
      "evil.example",
      "EVIL.example.",
      "a.b.Evil.Example",
      "notevil.example",
      "evil.example.org",
      "example",
    ];
    expect(found(hitsIn(tables, "query", seen))).toEqual([
      "evil.example ← evil.example (exact)",
      "EVIL.example. ← evil.example (exact)",
      "a.b.Evil.Example ← evil.example (parent)",
    ]);
    expect(hitsIn(tables, "query", ["a.evil.example"], { exactNames: true })).toEqual([]);
  });

  it("that is a public suffix matches only itself", () => {
    const tables = tablesOf([{ value: "co.jp" }, { value: "github.io" }]);
    expect(found(hitsIn(tables, "query", ["co.jp", "bank.co.jp", "someone.github.io", "github.io"]))).toEqual([
      "co.jp ← co.jp (exact)",
      "github.io ← github.io (exact)",
    ]);
  });

  it("is found wherever a plain search by endings would find it", () => {
    const label = fc.constantFrom("a", "b", "evil", "x-1", "_dmarc", "longer-label-of-many-signs");
    const name = fc.array(label, { minLength: 2, maxLength: 6 }).map((labels) => [...labels, "example"].join("."));
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 20 }), fc.array(name, { maxLength: 20 }), (listed, seen) => {
        const tables = tablesOf(listed.map((value) => ({ value })));
        const expected = seen.flatMap((one) =>
          listed
            .filter((value) => one === value || one.endsWith(`.${value}`))
            .sort((a, b) => b.length - a.length)
            .map((value) => `${one} ← ${value} (${one === value ? "exact" : "parent"})`),
        );
        expect(found(hitsIn(tables, "query", seen))).toEqual(expected);
      }),
    );
  });
});

describe("an address", () => {
  it("is found alone, in every range around it, in both families, and among answers", () => {
    const tables = tablesOf([
      { kind: "ipv4", value: "192.0.2.9" },
      { kind: "cidr", value: "192.0.2.0/24" },
      { kind: "cidr", value: "192.0.0.0/13" },
      { kind: "ipv6", value: "2001:db8::9" },
      { kind: "cidr", value: "2001:db8::/33" },
    ]);
    expect(found(hitsIn(tables, "id.resp_h", ["192.0.2.9", "192.0.3.9", "192.8.2.9", "::ffff:192.0.2.9"]))).toEqual([
      "192.0.2.9 ← 192.0.2.9 (exact)",
      "192.0.2.9 ← 192.0.0.0/13 (within)",
      "192.0.2.9 ← 192.0.2.0/24 (within)",
      "192.0.3.9 ← 192.0.0.0/13 (within)",
      "192.0.2.9 ← 192.0.2.9 (exact)",
      "192.0.2.9 ← 192.0.0.0/13 (within)",
      "192.0.2.9 ← 192.0.2.0/24 (within)",
    ]);
    expect(found(hitsIn(tables, "answers", ["a.example,2001:DB8::9", "2001:db8:8000::1"]))).toEqual([
      "2001:DB8::9 ← 2001:db8::9 (exact)",
      "2001:DB8::9 ← 2001:db8::/33 (within)",
    ]);
  });

  it("or a name inside of a text record is none of the answers", () => {
    const tables = tablesOf([{ value: "evil.example" }]);
    expect(found(hitsIn(tables, "answers", ["TXT 14 x.evil.example,y.evil.example"]))).toEqual([
      "y.evil.example ← evil.example (parent)",
    ]);
  });

  it("in a range that would be half of the world is refused", () => {
    const builder = new TableBuilder(SEED);
    const add = (value: string) => builder.add({ kind: "cidr", value, line: 1 });
    expect([add("0.0.0.0/1"), add("2000::/3"), add("10.0.0.0/8")]).toEqual([
      "INDICATOR_TOO_WIDE",
      "INDICATOR_TOO_WIDE",
      undefined,
    ]);
  });
});

describe("a URL", () => {
  const tables = tablesOf([
    { kind: "url", value: "https://evil.example/Gate.php?id=1" },
    { kind: "url", value: "http://evil.example:8080/x" },
    { kind: "url", value: "evil.example/drop" },
    { kind: "url", value: "http://192.0.2.7/" },
  ]);
  const seen = (host: string, uri: string, urls?: "host" | "path" | "full") =>
    found(hitsIn(tables, "host uri", [`${host}\t${uri}`], urls === undefined ? {} : { urls }));

  it("matches by host, path and query, whatever the scheme and the case of the host", () => {
    expect(seen("EVIL.example", "/Gate.php?id=1")).toEqual([
      "/Gate.php?id=1 ← https://evil.example/Gate.php?id=1 (full)",
    ]);
    expect(seen("evil.example", "/gate.php?id=1")).toEqual([]);
    expect(seen("evil.example", "/Gate.php")).toEqual([]);
    expect(seen("evil.example", "/x")).toEqual([]);
    expect(seen("evil.example:8080", "/x")).toEqual(["/x ← http://evil.example:8080/x (full)"]);
    expect(seen("evil.example:443", "/drop")).toEqual(["/drop ← evil.example/drop (full)"]);
    expect(seen("-", "http://evil.example/drop")).toEqual(["http://evil.example/drop ← evil.example/drop (full)"]);
    expect(seen("evil.example", "/a/../drop")).toEqual(["/a/../drop ← evil.example/drop (full)"]);
  });

  it("without a query matches the same path with any query", () => {
    expect(seen("evil.example", "/drop?victim=7")).toEqual(["/drop?victim=7 ← evil.example/drop (path)"]);
  });

  it("is looked at no further than is permitted", () => {
    expect(seen("evil.example", "/Gate.php?id=1", "path")).toEqual([]);
    expect(seen("evil.example", "/drop?victim=7", "path")).toEqual(["/drop?victim=7 ← evil.example/drop (path)"]);
    expect(seen("evil.example", "/drop", "host")).toEqual([]);
  });

  it("that is a whole host is found wherever the host shows itself", () => {
    expect(found(hitsIn(tables, "id.resp_h", ["192.0.2.7"]))).toEqual(["192.0.2.7 ← http://192.0.2.7/ (host)"]);
    expect(seen("192.0.2.7:8000", "/any", "host")).toEqual(["192.0.2.7 ← http://192.0.2.7/ (host)"]);
  });
});

describe("digests and mail addresses", () => {
  it("keep texts that are no digests as they are", () => {
    const tables = tablesOf([
      { kind: "user-agent", value: "Evil/1.0 (X, like Y)" },
      { kind: "filename", value: "A.exe" },
    ]);
    expect(hitsIn(tables, "user_agent", ["Evil/1.0 (X, like Y)", "evil/1.0 (x, like y)"])).toHaveLength(1);
    expect(hitsIn(tables, "filename", ["A.exe", "a.exe"])).toHaveLength(1);
  });

  it("match in any case, with colons, in sets and in angle brackets", () => {
    const sha1 = "0123456789abcdef0123456789abcdef01234567";
    const tables = tablesOf([
      { kind: "sha1", value: sha1 },
      { kind: "sha256", value: `${sha1}${sha1.slice(0, 24)}` },
      { kind: "email", value: "eve@evil.example" },
    ]);
    const colons = sha1.toUpperCase().replace(/..(?!$)/g, "$&:");
    expect(hitsIn(tables, "sha1", [colons])).toHaveLength(1);
    expect(hitsIn(tables, "md5", [sha1])).toEqual([]);
    expect(hitsIn(tables, "cert_chain_fps", [`${sha1},${sha1}${sha1.slice(0, 24)}`])).toHaveLength(1);
    expect(found(hitsIn(tables, "from", ["Eve <Eve@Evil.Example>"]))).toEqual([
      "Eve@Evil.Example ← eve@evil.example (exact)",
    ]);
  });
});

describe("tables", () => {
  it("take 125,000 strings that collide under the usual unseeded hashes without harm", () => {
    // "Ez" and "FY" collide under the hash of 33 (DJB2), and so does every mixture of them.
    const listed: Partial<Indicator>[] = [];
    for (let n = 0; n < 125_000; n++) {
      let name = "";
      for (let bit = 0; bit < 17; bit++) name += (n >> bit) & 1 ? "Ez" : "FY";
      listed.push({ kind: "url", value: `http://evil.example/${name}` });
    }
    const djb2 = (text: string) => [...text].reduce((sum, c) => (Math.imul(sum, 33) + c.charCodeAt(0)) | 0, 5381);
    expect(new Set(listed.map(({ value = "" }) => djb2(value))).size).toBe(1);
    const tables = tablesOf(listed);
    expect(tables.longestRun(CLASS.url)).toBeLessThan(400);
    const last = listed.at(-1)?.value?.slice("http://evil.example".length) ?? "";
    const seen = hitsIn(tables, "host uri", [`evil.example\t${last}`, "evil.example\t/EzEz"]);
    expect(found(seen)).toEqual([`${last} ← http://evil.example${last} (full)`]);
  });

  it("hold an indicator in no more than 20 hot bytes, whether they filter or not", () => {
    for (const count of [150_000, 250_000]) {
      const tables = tablesOf(
        Array.from({ length: count }, (_, n) => ({
          kind: "ipv4",
          value: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
        })),
      );
      expect(tables.hotBytes / count).toBeLessThan(20);
    }
  });

  it("are taken up between batches, and every hit names those it was found in", () => {
    const shared = (value: string) => {
      const builder = new TableBuilder(SEED);
      builder.add({ kind: "domain", value, line: 1 });
      return builder.finish();
    };
    const [old, next] = [shared("a.example"), shared("b.example")];
    const current = new CurrentTables(old);
    const { batch } = new ZeekReader().read(new TextEncoder().encode("#fields\tquery\na.example\nb.example\n"), true);
    const seen = () => current.match(batch).hits.map(({ value, table }) => [value, table]);
    expect(seen()).toEqual([["a.example", old.version]]);
    current.swap(next);
    expect([current.version, ...seen()]).toEqual([next.version, ["b.example", next.version]]);
  });

  it("have the same version for the same indicators under another seed, and another one for others", () => {
    const version = (seed: number, value: string) => {
      const builder = new TableBuilder(new Uint8Array(16).fill(seed));
      builder.add({ kind: "domain", value, line: 1 });
      return builder.finish().version;
    };
    expect(version(1, "a.example")).toBe(version(2, "a.example"));
    expect(version(1, "a.example")).not.toBe(version(1, "b.example"));
  });

  it("refuse what no log shows, what is too long, and a validity that ends before it begins", () => {
    const builder = new TableBuilder(SEED);
    expect(builder.add({ kind: "cve", value: "CVE-2026-0001", line: 1 })).toBe("INDICATOR_NOT_IN_TRAFFIC");
    expect(builder.add({ kind: "user-agent", value: "x".repeat(5000), line: 1 })).toBe("INDICATOR_TOO_LONG");
    expect(builder.add({ kind: "domain", value: "a.example", line: 1, from: 5, until: 5 })).toBe("INDICATOR_WINDOW");
    expect(builder.add({ kind: "domain", value: "a.example", line: 1, from: Number.NaN })).toBe("INDICATOR_WINDOW");
  });
});
