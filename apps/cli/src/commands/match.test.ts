/** `noroshi match`: what stands in the files is found, once, in order, however many threads read. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../testing-folder.ts";
import { match } from "./match.ts";

const file = temporaryFolder();
let [out, err] = ["", ""];
beforeEach(() => {
  [out, err] = ["", ""];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

const HEAD = "#fields\tts\tid.orig_h\tid.resp_h\tquery\n#types\ttime\taddr\taddr\tstring\n";
const run = async (indicators: string, input: string | Uint8Array, ...words: readonly string[]) => {
  const [list, traffic] = [file("indicators", indicators), file("traffic", input)];
  const status = await match(["--indicators", list, "--input", traffic, "--json", ...words]);
  const hits = out.split("\n").filter(Boolean);
  return { status, hits: hits.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>) };
};
const zeek = ["--format", "zeek"] as const;

describe("match", () => {
  it("tells line, time, field, value and indicator of each hit, and with its status that there are hits", async () => {
    const log = `${HEAD}1700000000.000001\t192.0.2.1\t192.0.2.2\tA.evil.example\n`;
    const { status, hits } = await run("# comment\nevil[.]example # why\n192.0.2[.]2\n", log, ...zeek);
    expect(status).toBe(0);
    expect(hits).toMatchObject([
      { line: 3, time: "2023-11-14T22:13:20.000001Z", field: "id.resp_h", value: "192.0.2.2", indicator: "192.0.2.2" },
      { line: 3, field: "query", value: "A.evil.example", indicator: "evil.example", assertion: { line: 2 } },
    ]);
  });

  it("ends with status 1 where nothing is found, and says which lines were not read", async () => {
    const { status, hits } = await run(
      "evil.example\n",
      `${HEAD}short\n1.5\t192.0.2.1\t192.0.2.2\tgood.example\n`,
      ...zeek,
    );
    expect([status, hits]).toEqual([1, []]);
    expect(err).toContain("not read 1: LINE_COLUMNS, first in line 3");
    expect(err).toContain("0 hits in 1 records");
  });

  it("takes the first value of a line of several words: hosts files, Zeek's intel files, tables without a head", async () => {
    const list = [
      "0.0.0.0 a.example",
      "b.example\tIntel::DOMAIN\tsource",
      "c.example,malware,high",
      "*.d.example",
      "192.0.2.9",
    ];
    const seen = ["a.example", "b.example", "c.example", "x.d.example", "192.0.2.9"];
    const { hits } = await run(list.join("\n"), `#fields\tquery\n${seen.join("\n")}\n`, ...zeek);
    expect(hits.map(({ value }) => value)).toEqual(seen);
  });

  it("takes an address with a port for that port alone, in whichever format, by threads as well", async () => {
    const list = "192.0.2[.]2:443 # only there\nip,port\n198.51.100.7:53\n";
    const head = "#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\n";
    const log = `${head}1.5\t192.0.2.1\t9\t192.0.2.2\t443\n1.5\t192.0.2.1\t9\t192.0.2.2\t80\n`;
    const { hits } = await run(list, log, ...zeek);
    expect(hits).toMatchObject([{ line: 2, field: "id.resp_h", indicator: "192.0.2.2", port: 443 }]);
    out = "";
    expect((await run(list, log, ...zeek, "--workers", "2")).hits).toEqual(hits);
    out = "";
    const eve = [443, 80]
      .map((port) => JSON.stringify({ dest_ip: "192.0.2.2", dest_port: port, src_ip: "::1" }))
      .join("\n");
    expect((await run(list, eve, "--format", "eve")).hits).toMatchObject([{ line: 1, port: 443 }]);
    out = "";
    expect((await run("type,value\nip,192.0.2.2:80\n", log, ...zeek)).hits).toMatchObject([{ line: 3, port: 80 }]);
  });

  it("reads tables with kinds, ids and validity, and says what it left out and why", async () => {
    const table = [
      "type,value,id,valid_from,valid_until",
      "domain,evil.example,feed-7,2023-01-01,2024-01-01",
      'ip,"192.0.2.2",,2020-01-01,2021-01-01',
      "cve,CVE-2024-1,,,",
      "domain,not a name,,,",
    ].join("\n");
    const { hits } = await run(table, `${HEAD}1700000000.0\t192.0.2.1\t192.0.2.2\tevil.example\n`, ...zeek);
    expect(hits).toMatchObject([{ indicator: "evil.example", assertion: { line: 2, id: "feed-7" } }]);
    expect(err).toMatch(/NO_VALUE, first in line/);
  });

  it("reads indicators of STIX with their validity, and flattens no pattern into less than it says", async () => {
    const indicator = (n: number, pattern: string, more: object = {}) => ({
      type: "indicator",
      spec_version: "2.1",
      id: `indicator--00000000-0000-4000-8000-00000000000${n}`,
      pattern_type: "stix",
      valid_from: "2023-01-01T00:00:00Z",
      pattern,
      ...more,
    });
    const bundle = {
      type: "bundle",
      id: "bundle--00000000-0000-4000-8000-000000000000",
      objects: [
        indicator(
          1,
          "[domain-name:value IN ('evil.example', 'bad.example')] OR [ipv4-addr:value ISSUBSET '192.0.2.0/24']",
        ),
        indicator(2, "[domain-name:value = 'good.example' AND domain-name:value != 'x']"),
        indicator(3, "[domain-name:value = 'good.example']", { revoked: true }),
        indicator(4, "[domain-name:value = 'good.example']", { valid_until: "2023-02-01T00:00:00Z" }),
      ],
    };
    const log = `${HEAD}1700000000.0\t192.0.2.1\t198.51.100.2\tgood.example\n`;
    const { hits } = await run(JSON.stringify(bundle, null, 1), log, ...zeek);
    expect(hits).toMatchObject([
      { indicator: "192.0.2.0/24", relation: "within", assertion: { line: 1, id: bundle.objects[0]?.id } },
    ]);
    expect(hits).toHaveLength(1);
    expect(err).toContain("PATTERN_NOT_SIMPLE, first in line 2");
    expect(err).toContain("REVOKED, first in line 3");
  });

  it("looks for an end that a pattern names by address and port, whether or not it says which family that is", async () => {
    const dst = "network-traffic:dst_ref";
    const patterns = [
      `[${dst}.type = 'ipv4-addr' AND ${dst}.value = '192.0.2.2' AND network-traffic:dst_port = 443]`,
      `[${dst}.value = '192.0.2.3' AND network-traffic:dst_port IN (53, 80)]`,
      `[${dst}.type = 'ipv4-addr' AND ${dst}.value = '192.0.2.4']`,
      "[ipv4-addr:value = '198.51.100.0/25']",
      `[${dst}.value = '192.0.2.5' AND network-traffic:src_port = 443]`,
      `[${dst}.value = '192.0.2.5' AND network-traffic:dst_port = 443 AND network-traffic:protocols[*] = 'tcp']`,
    ];
    const at = "2023-01-01T00:00:00.000Z";
    const objects = patterns.map((pattern, n) => ({
      type: "indicator",
      spec_version: "2.1",
      id: `indicator--00000000-0000-4000-8000-00000000000${n}`,
      created: at,
      modified: at,
      pattern,
      pattern_type: "stix",
      valid_from: at,
    }));
    const ends = [
      "192.0.2.2\t443",
      "192.0.2.2\t80",
      "192.0.2.3\t80",
      "192.0.2.4\t9",
      "198.51.100.9\t1",
      "192.0.2.5\t443",
    ];
    const head = "#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\n";
    const log = `${head}${ends.map((end) => `1700000000.5\t10.0.0.1\t9\t${end}\n`).join("")}`;
    const bundle = { type: "bundle", id: "bundle--00000000-0000-4000-8000-000000000000", objects };
    const { hits } = await run(JSON.stringify(bundle), log, ...zeek);
    expect(hits.map(({ line, indicator, port }) => [line, indicator, port])).toEqual([
      [2, "192.0.2.2", 443],
      [4, "192.0.2.3", 80],
      [5, "192.0.2.4", undefined],
      [6, "198.51.100.0/25", undefined],
    ]);
    expect(err).toContain("2: PATTERN_NOT_SIMPLE, first in line 5");
  });

  it("reads what MISP gives out, as a table or as events: its types, its pairs, and only what is meant for detection", async () => {
    const sha1 = "b2".repeat(20);
    const rows = [
      ["ip-dst|port", "192.0.2.2|443", true],
      ["ip-src|port", "2001:db8::1|53", true],
      ["ip-dst", "198.51.100.0/25", true],
      ["hostname|port", "a.example|80", true],
      ["domain|ip", "b.example|192.0.2.9", true],
      ["filename|sha1", `x.exe|${sha1}`, true],
      ["email-src", "bad@mail.example", true],
      ["domain", "c.example", false],
    ] as const;
    const ends = "#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\n";
    const seen = ["a.example\t-\t-", `b.example\t${sha1}\t-`, "c.example\t-\tbad@mail.example", "198.51.100.9\t-\t-"];
    const two = "1.5\t2001:db8::1\t53\t192.0.2.2\t443\n1.5\t2001:db8::1\t9\t192.0.2.2\t80\n";
    const names = `${ends}${two}#fields\tquery\tsha1\tmailfrom\n${seen.join("\n")}\n`;
    const table = ["uuid,event_id,category,type,value,comment,to_ids,date"];
    for (const [type, value, meant] of rows) table.push(`u-${value},1,x,${type},"${value}",,${meant ? 1 : 0},20231114`);
    const once = await run(table.join("\n"), names, ...zeek);
    expect(once.hits.map(({ value, port }) => (port === undefined ? value : `${value} ${port}`))).toEqual([
      "2001:db8::1 53",
      "192.0.2.2 443",
      "a.example",
      "b.example",
      sha1,
      "bad@mail.example",
      "198.51.100.9",
    ]);
    expect(err).toContain("NOT_MEANT, first in line 9");
    const attributes = rows.map(([type, value, to_ids], n) => ({ uuid: `u-${n}`, type, value, to_ids }));
    const gone = { ...attributes[4], value: "d.example", deleted: true };
    const event = {
      Event: { Attribute: [...attributes.slice(0, 4), gone], Object: [{ Attribute: attributes.slice(4) }] },
    };
    const told = (hits: typeof once.hits) => hits.map(({ value, indicator, port }) => [value, indicator, port]);
    for (const whole of [event, [event], { response: [event] }]) {
      out = "";
      expect(told((await run(JSON.stringify(whole), names, ...zeek)).hits)).toEqual(told(once.hits));
    }
  });

  it("finds the same in the same order with workers, packed or not, across portions and a header that changes", async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, n) => `17000${String(n).padStart(5, "0")}.5\t192.0.2.1\t198.51.100.${n % 250}\tn${n}.example`,
    );
    const other = "#fields\tquery\tts\n#types\tstring\ttime\nn5.example\t1700000000.5\n";
    const log = `${HEAD}${rows.join("\n")}\nbroken\n${other.repeat(3)}${HEAD}${rows.join("\n")}\n`;
    const list = "198.51.100.7\nn5.example\nn59999.example\n";
    const once = await run(list, log, ...zeek);
    expect(once.hits.length).toBe(2 * (60_000 / 250) + 2 * 2 + 3);
    out = "";
    expect(await run(list, log, ...zeek, "--workers", "2")).toEqual(once);
    out = "";
    expect(await run(list, gzipSync(log), ...zeek)).toEqual(once);
  });

  it("reads Zeek's JSON and Suricata's EVE, names fields as they do, and takes a URL with its port", async () => {
    const list = "192.0.2.2\nevil.example\nhttp://bad.example:8080/x\n";
    const zeekJson = {
      ts: 1700000000.5,
      "id.orig_h": "192.0.2.1",
      "id.resp_h": "192.0.2.2",
      answers: ["a.evil.example"],
    };
    expect((await run(list, `${JSON.stringify(zeekJson)}\n`, "--format", "zeek-json")).hits).toMatchObject([
      { line: 1, time: "2023-11-14T22:13:20.500000Z", field: "id.resp_h", indicator: "192.0.2.2" },
      { field: "answers", value: "a.evil.example", indicator: "evil.example" },
    ]);
    out = "";
    const http = { hostname: "bad.example", http_port: 8080, url: "/x" };
    const events = [{ dest_ip: "192.0.2.2" }, { timestamp: "2023-11-14T22:13:20.500000+0000", http }];
    const eve = events.map((event) => `${JSON.stringify(event)}\n`).join("broken\n");
    expect((await run(list, eve, "--format", "eve", "--workers", "2")).hits).toMatchObject([
      { line: 1, time: null, field: "dest_ip", indicator: "192.0.2.2" },
      { line: 3, time: "2023-11-14T22:13:20.500000Z", field: "http.url", indicator: "http://bad.example:8080/x" },
    ]);
    expect(err).toContain("JSON_BROKEN, first in line 2");
  });

  it("reads captures and flows, counts records, and needs no workers for them", async () => {
    const address = (text: string) => Uint8Array.from(text.split("."), Number);
    const flow = Buffer.concat([address("192.0.2.1"), address("192.0.2.2"), Buffer.alloc(40)]);
    const head = Buffer.from([0, 5, 0, 2, 0, 0, 0, 0, ...[0x65, 0x53, 0xf1, 0x00], ...Array<number>(12).fill(0)]);
    const { hits } = await run(
      "192.0.2.0/24\n",
      Buffer.concat([head, flow, flow]),
      "--format",
      "nf5",
      "--workers",
      "2",
    );
    expect(hits.map(({ record, field }) => [record, field])).toEqual([
      [1, "src_ip"],
      [1, "dest_ip"],
      [2, "src_ip"],
      [2, "dest_ip"],
    ]);
    expect(hits[0]).toMatchObject({ time: "2023-11-14T22:13:20.000000Z", relation: "within" });
    const none = await run("192.0.2.0/24\n", Buffer.from("this is no capture at all"), "--format", "pcap");
    expect(none.status).toBe(1);
    expect(err).toContain("CAPTURE_BROKEN, first in record 1");
  });

  it("tells by its content what the traffic is, also when it is packed, and asks where it cannot", async () => {
    const zeek = `${HEAD}1.5\t192.0.2.1\t192.0.2.2\tevil.example\n`;
    const eve = `${JSON.stringify({ src_ip: "192.0.2.1", event_type: "dns", dns: { rrname: "evil.example" } })}\n`;
    const json = `${JSON.stringify({ ts: 1.5, query: "evil.example" })}\n`;
    for (const [input, field] of [
      [zeek, "query"],
      [gzipSync(zeek), "query"],
      [eve, "dns.rrname"],
      [json, "query"],
    ] as const) {
      out = "";
      expect((await run("evil.example\n", input)).hits).toMatchObject([{ field, indicator: "evil.example" }]);
    }
    out = "";
    expect((await run("evil.example\n", "once upon a time")).status).toBe(2);
  });

  it("is wrong use without its files, with an unknown format, and no less with a file that is not there", async () => {
    expect(await match(["--input", "x", "--format", "zeek"])).toBe(2);
    expect(await match(["--indicators", "x", "--format", "zeek"])).toBe(2);
    expect(await match(["--indicators", file("i", "a.example"), "--input", "x", "--format", "syslog"])).toBe(2);
    expect(await match(["--indicators", file("i", ""), "--input", "nowhere", ...zeek])).toBe(2);
    expect(err).toContain("nowhere cannot be read");
  });
});

const DATA = join(import.meta.dirname, "../../../../../shared/data");
const there = existsSync(join(DATA, "zeek-logs")) && existsSync(join(DATA, "maltrail-trails"));

describe.skipIf(!there)("on real lists and logs (left out where they are absent)", () => {
  const read = (folder: string, ending: string) =>
    readdirSync(join(DATA, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => readFileSync(join(DATA, folder, name)));

  it("nearly all trails are taken, and all that is planted among real records is found with all that they name", async () => {
    const trails = Buffer.concat(read("maltrail-trails", ".txt"));
    const logs = read("zeek-logs", "conn.log").filter((log) => log.includes("#fields\tts"));
    const planted = Buffer.from(`${HEAD}1700000000.0\t192.0.2.1\t162.255.119.7\ta.video.csmcpr.com\n`);
    const { hits } = await run(trails.toString("utf8"), Buffer.concat([...logs, planted]), ...zeek);
    expect(hits.map((hit) => hit["indicator"])).toEqual(["162.255.119.0/24", "video.csmcpr.com", "csmcpr.com"]);
    const taken = Number(/([\d,]+) indicators/.exec(err)?.[1]?.replaceAll(",", ""));
    expect(taken).toBeGreaterThan(150_000);
  });
});
