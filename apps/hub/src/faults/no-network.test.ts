/** A hub that may reach nothing beyond its machine does all of its work, and does not even try. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { bundle, childHub, notice, REALM } from "./testing-child.ts";

const PRELOAD = fileURLToPath(new URL("./testing-no-network.ts", import.meta.url));
const wentOut = (said: readonly string[]) =>
  said
    .join("")
    .split("\n")
    .filter((line) => line.startsWith("WENT OUT"));

const NEUTRALISE = JSON.stringify({
  schema: "neutralisation-request/1",
  requestId: "quiet",
  requester: "police",
  measure: "access-and-neutralisation",
  target: { kind: "server", address: "192.0.2.1", country: "XA" },
  necessity: "The pumps stop again tonight unless the server is silenced.",
  subsidiarity: ["The provider has not answered."],
  proportionality: "One service on one address.",
});

describe("a hub", () => {
  it("starts, takes in, links and stops without a try to reach anything beyond its machine", async () => {
    const hub = await childHub({ preload: PRELOAD });
    try {
      // Without a law no gate knows this measure, and it is not even asked for.
      await hub.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-2026-10" });
      const sent = [
        await hub.as("port", "POST", "/api/v1/reports", {
          body: notice("quiet-1", { tlp: "green" }),
          headers: { "idempotency-key": "q1" },
        }),
        await hub.as("bank", "POST", "/api/v1/reports", { body: bundle(1), headers: { "idempotency-key": "q2" } }),
      ];
      expect(sent.map((one) => one?.status)).toEqual([202, 202]);
      const left = await hub.local("GET", `/local/realms/${REALM}/settled?wait=20000`);
      expect(left.json["unlinked"]).toBe(0);
      expect((await hub.as("office", "GET", "/api/v1/board"))?.status).toBe(200);
      // A measure against a computer elsewhere is asked for: it is recorded, and nobody is called.
      const asked = await hub.as("police", "POST", "/api/v1/measures/requests", {
        body: NEUTRALISE,
        headers: { "idempotency-key": "q3" },
      });
      expect([asked?.status, asked?.json["measure"]]).toEqual([202, expect.any(String)]);
    } finally {
      await hub[Symbol.asyncDispose]();
    }
    expect(wentOut(hub.said)).toEqual([]);
  }, 60_000);

  it("would be caught trying: by address, by name, by a look-up alone", async () => {
    for (const attempt of [
      'fetch("http://192.0.2.1/").catch(() => {})',
      'import("node:tls").then((tls) => tls.connect(443, "example.org")).catch(() => {})',
      'import("node:dns").then((dns) => dns.resolve4("example.org", () => {})).catch(() => {})',
      'import("node:dgram").then((d) => d.createSocket("udp4").send("x", 53, "192.0.2.1")).catch(() => process.exit(0))',
    ]) {
      const { stderr } = await promisify(execFile)(process.execPath, ["--import", PRELOAD, "-e", attempt]);
      expect([attempt, wentOut([stderr]).length]).toEqual([attempt, 1]);
    }
  }, 60_000);
});
