import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../testing-folder.ts";
import { beacons } from "./beacons.ts";

const file = temporaryFolder();
let out = "";
beforeEach(() => {
  out = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

const calls = Array.from({ length: 145 }, (_, n) => 1_700_000_000 + 600 * n);

describe("beacons", () => {
  it("finds who calls home, in Zeek's logs and in flow events of EVE, and counts each connection once", async () => {
    const zeek = calls.map((time) => `${time}.0\t10.0.0.7\t198.51.100.9\t1.0\t500`);
    const head = "#fields\tts\tid.orig_h\tid.resp_h\tduration\torig_ip_bytes\n";
    expect(
      await beacons(["--input", file("conn.log", `${head}${zeek.join("\n")}\n`), "--format", "zeek", "--json"]),
    ).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ kind: "beacon", origin: "10.0.0.7", connections: 145, interval: 600 });
    out = "";
    const eve = calls.flatMap((time) => {
      const base = { timestamp: new Date(time * 1000).toISOString(), src_ip: "10.0.0.7", dest_ip: "198.51.100.9" };
      return [
        { ...base, event_type: "tls" },
        { ...base, event_type: "flow", flow: { bytes_toserver: 500, age: 1 } },
      ];
    });
    const lines = eve.map((event) => `${JSON.stringify(event)}\n`).join("");
    expect(await beacons(["--input", file("eve.json", lines), "--format", "eve"])).toBe(0);
    expect(out).toMatch(/^beacon 1\.000 {2}10\.0\.0\.7 → 198\.51\.100\.9 {2}145 connections, every 600 s/);
  });

  it("says by its status that there is none, and that it was used wrongly", async () => {
    expect(await beacons(["--input", file("none.log", "#fields\tts\n"), "--format", "zeek"])).toBe(1);
    expect(await beacons(["--input", "x", "--format", "pcap"])).toBe(2);
    expect(await beacons(["--input", "x", "--format", "zeek", "--least", "7"])).toBe(2);
  });
});
