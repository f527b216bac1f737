/** No outbound connector acts on others' computers: the code is held to the list of ways out. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { CONNECTORS, waysOut } from "./connectors.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const files = execFileSync(
  "git",
  ["ls-files", "-co", "--exclude-standard", "packages/*.ts", "apps/hub/src/*.ts", "apps/sensor/*.ts"],
  { cwd: ROOT, encoding: "utf8" },
)
  .split("\n")
  .filter((f) => f !== "" && !/(\.test\.ts$|\/testing)/.test(f));

/** What can reach another machine or run a program on this one. */
const REACHES =
  /\bfetch\(|\bnew WebSocket\(|from "(?:nodemailer|undici|ws|node:(?:https?|net|tls|dgram|http2|dns(?:\/promises)?|child_process))"|import\("node:(?:https?|net|tls|dgram|http2|dns|child_process)/;
/** Those that take calls, reach the own database, or start the own database and readers; none of them calls out. */
const WITHIN: Readonly<Record<string, string>> = {
  "apps/hub/src/db/embedded.ts": "starts the hub's own database",
  "apps/hub/src/db/orphan.ts": "ends the hub's own database when its process was killed",
  "apps/hub/src/db/processes.ts": "looks at processes of the hub's own database",
  "apps/hub/src/db/server.ts": "starts the hub's own database",
  "apps/hub/src/http/front.ts": "takes calls",
  "apps/hub/src/http/web.ts": "takes calls",
  "apps/hub/src/hub.ts": "takes calls",
  "packages/stix/src/pattern/match/subnet.ts": "tells addresses apart, opens nothing",
  "packages/stix/src/property/network-address.ts": "tells addresses apart, opens nothing",
};

describe("the ways out of the hub", () => {
  it("are those on the list, each in its own room, and no other room can reach anybody or run a program", () => {
    const reaching = files.filter((f) =>
      REACHES.test(readFileSync(path.join(ROOT, f), "utf8").replaceAll(/^import type .*$/gm, "")),
    );
    const known = [...CONNECTORS.map((c) => c.room), ...Object.keys(WITHIN)];
    expect(reaching.filter((f) => !known.includes(f))).toEqual([]);
    for (const { room } of CONNECTORS) expect(reaching).toContain(room);
  });

  it("are closed until the hub's operator opens them, and a gateway on another host stays closed", async () => {
    const secret = Buffer.alloc(32);
    const message = { subject: "s", text: "t", data: { at: "2026-12-07T00:00:00Z" } };
    const shut = waysOut({});
    for (const address of ["http://127.0.0.1:9/", "a@b.example"]) {
      expect((await shut.webhook.send({ address, secret }, message)).ok).toBe(false);
      expect((await shut.email.send({ address, secret }, message)).ok).toBe(false);
    }
    const open = waysOut({ NOROSHI_WEBHOOK_HOSTS: "gateway.example" });
    for (const address of [
      "http://gateway.example.evil.example/",
      "http://gateway.example@192.0.2.1/",
      "file:///etc/passwd",
      "gateway.example",
    ])
      expect((await open.webhook.send({ address, secret }, message)).detail).toContain("not among");
  });
});
