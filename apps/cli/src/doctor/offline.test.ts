import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing-folder.ts";
import { nodeFinding } from "./machine.ts";
import { offlineFindings } from "./offline.ts";
import { sensorFindings } from "./sensing.ts";

const write = temporaryFolder();
const folder = dirname(write("marker", ""));
/** No process has it: above what any system gives out. */
const NOBODY = 2 ** 30;

const stateOf = async (data: string, check: string, port = 0) =>
  (await offlineFindings({ data, port, hub: undefined })).find((f) => f.check === check)?.state;

describe("the doctor without a hub", () => {
  it("finds nothing wrong with a folder that is not there yet", async () => {
    const found = await offlineFindings({ data: join(folder, "new"), port: 0, hub: undefined });
    // How full its disk is, and what it does with memory, is this machine's own.
    const ofMachine = new Set(["disk", "swap", "core dumps"]);
    expect(found.filter((f) => f.state !== "good" && !ofMachine.has(f.check))).toEqual([]);
  });

  it("tells what a killed hub left from a hub that lives and does not answer", async () => {
    const about = (pid: number) => JSON.stringify({ socket: "/nowhere", url: "http://127.0.0.1:1", pid });
    write("dead/run/hub.json", about(NOBODY));
    write("alive/run/hub.json", about(process.pid));
    write("alive/hub.lock", JSON.stringify({ pid: process.pid }));
    expect(await stateOf(join(folder, "dead"), "hub")).toBe("warning");
    expect(await stateOf(join(folder, "alive"), "hub")).toBe("bad");
    expect(await stateOf(join(folder, "alive"), "lock")).toBe("warning");
  });

  it("warns of a database server that was left running, and of secrets that others may read", async () => {
    write("left/postgres/PG_VERSION", "18");
    write("left/postgres/postmaster.pid", `${process.pid}\n`);
    mkdirSync(join(folder, "left/secrets"), { mode: 0o755 });
    expect(await stateOf(join(folder, "left"), "database")).toBe("warning");
    expect(await stateOf(join(folder, "left"), "data folder")).toBe("warning");
  });

  it("warns of a port that is taken", async () => {
    const server = createServer();
    const port = await new Promise<number>((done) =>
      server.listen(0, "127.0.0.1", () => done((server.address() as { port: number }).port)),
    );
    expect(await stateOf(folder, "port", port)).toBe("warning");
    server.close();
  });

  it("does not accept a file in the folder's place, nor an old Node", async () => {
    expect(await stateOf(write("file", ""), "data folder")).toBe("bad");
    expect([nodeFinding("20.19.0").state, nodeFinding("24.21.0").state]).toEqual(["bad", "good"]);
  });

  it("says whether a live sensor would start on this machine", () => {
    const head = "Filename\tType\tSize\tUsed\tPriority\n";
    const core = (n: string) => `Max core file size        ${n}                    ${n}            bytes\n`;
    const states = (swaps: string | undefined, limits: string | undefined) =>
      sensorFindings(swaps, limits).map(({ state }) => state);
    expect(states(head, core("0"))).toEqual(["good", "good"]);
    expect(states(`${head}/swap file 1 0 -2\n`, core("unlimited"))).toEqual(["warning", "warning"]);
  });
});
