/**
 * The command line as the person who runs a hub uses it: real `./noroshi` processes, real databases, real folders. A hub is
 * started, prepared, fed, backed up, restored elsewhere, looked at by the doctor, and leaves nothing behind.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAlive, noroshi, type Up, up } from "./noroshi.ts";
import { PAIRS, SINGLES, writeNotices } from "./notices.ts";

const folder = mkdtempSync(join(tmpdir(), "noroshi-cli-"));
const at = (...names: string[]): string => join(folder, ...names);
const running: Up[] = [];

const start = async (name: string, words: readonly string[] = []): Promise<Up> => {
  const hub = await up(at(name), words);
  running.push(hub);
  return hub;
};

afterAll(async () => {
  for (const hub of running) if (isAlive(hub.hubPid)) await hub.ctrlC();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, value: unknown): string => {
  writeFileSync(at(name), typeof value === "string" ? value : JSON.stringify(value));
  return at(name);
};

const BODIES = [
  { slug: "office", kind: "coordinator", country: "US", name: { en: "Office", ja: "調整室" } },
  { slug: "port", kind: "operator", country: "US", name: { en: "Port", ja: "港" } },
];
const ORDER = {
  name: "two notifiers",
  issuedBy: "office",
  person: "duty officer",
  body: {
    opensCaseWhen: { clusterHolds: ["incident notice"], notifiers: 2 },
    participants: ["founder", "coordinator"],
  },
};

/** An exercise realm that joins public notices, with an order that opens a case when two lists tell of one incident. */
async function prepareRealm(data: string, realm: string): Promise<void> {
  const where = ["--realm", realm, "--data", data];
  const steps = [
    ["realm", "create", realm, "--country", "US", "--data", data],
    ["organisation", "add", write("bodies.json", BODIES), ...where],
    ["policy", "set", "notices", ...where],
    ["order", "add", write("order.json", ORDER), ...where],
  ];
  for (const words of steps) expect(await noroshi(words)).toMatchObject({ status: 0 });
}

/** Waits until linkage has seen everything; the doctor says so. */
async function settled(data: string, realm: string): Promise<void> {
  const waits = async (): Promise<unknown> => {
    const { lines } = await noroshi(["doctor", "--json", "--data", data]);
    return (lines.find((f) => f["check"] === `${realm}: linkage`)?.["say"] as { en: string } | undefined)?.en;
  };
  await expect.poll(waits, { timeout: 240_000, interval: 1000 }).toBe("0 reports wait to be linked");
}

/** When linkage looked, and what is counted from there, is another time after a rebuild; nothing else may change. */
const LOOKED = new Set(["at", "since", "minutes", "total", "linkedAt"]);
function timeless(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, inner) => (LOOKED.has(name) ? undefined : inner)));
}

describe("a live hub", () => {
  let hub: Up;
  const caller = (...words: string[]) => [...words, "--realm", "drill", "--data", at("live")];

  beforeAll(async () => {
    hub = await start("live");
    await prepareRealm(at("live"), "drill");
  });

  it("starts empty and says what comes next", async () => {
    expect(hub.said()).toContain("organisation add");
    expect((await noroshi(["realm", "list", "--data", at("live")])).lines).toEqual([
      [
        { name: "live", kind: "live" },
        { name: "drill", kind: "exercise" },
      ],
    ]);
  });

  it("is not started twice on one folder, and leaves the first one alone", async () => {
    const second = await noroshi(["up", "--data", at("live"), "--port", "0"]);
    expect([second.status, second.err]).toEqual([1, expect.stringContaining(`already runs on ${at("live")}`)]);
    expect(isAlive(hub.hubPid)).toBe(true);
  });

  it("gives a receipt for a file, the same one again, and names the place in one that it cannot take", async () => {
    const file = write("one.json", {
      schema: "neutral-incident/1",
      id: "N-1",
      organisation: "Example Works",
      received: "2026-11-01",
      indicators: [{ type: "ip", value: "203.0.113.24" }],
    });
    const [first] = (await noroshi(caller("submit", file, "--as", "port"))).lines;
    const [again] = (await noroshi(caller("submit", file, "--as", "port"))).lines;
    const receipt = (line: typeof first) => line?.["answer"] as Record<string, unknown>;
    expect([receipt(first)["outcome"], receipt(again)["outcome"]]).toEqual(["created", "replayed"]);
    expect(receipt(again)["id"]).toBe(receipt(first)["id"]);
    const bad = await noroshi(
      caller("submit", write("bad.json", '{"schema":"neutral-incident/1",\n "id": }'), "--as", "port"),
    );
    expect([bad.status, bad.out]).toEqual([1, expect.stringContaining("line 2 column 8")]);
  });

  it("is called from anywhere with a key", async () => {
    const [made] = (await noroshi(caller("key", "add", "port"))).lines;
    const env = { NOROSHI_URL: hub.url, NOROSHI_KEY: String(made?.["key"]) };
    expect((await noroshi(["export", "reports"], env)).lines).toHaveLength(1);
    const wrong = await noroshi(["export", "reports"], { ...env, NOROSHI_KEY: "nk_wrong" });
    expect([wrong.status, wrong.err]).toEqual([1, expect.stringContaining("401")]);
  });

  it("takes a folder of everything: knowledge, old STIX, notices; names the broken file and takes the rest; again changes nothing", async () => {
    mkdirSync(at("mixed/inner"), { recursive: true });
    const uuid = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
    const mitre = {
      external_references: [{ source_name: "mitre-attack", external_id: "T1" }],
      modified: "2026-01-01T00:00:00.000Z",
    };
    write(
      "mixed/attack.ndjson",
      [1, 2]
        .map((n) =>
          JSON.stringify({ type: "attack-pattern", id: `attack-pattern--${uuid(n)}`, name: `a\u2028${n}`, ...mitre }),
        )
        .join("\n"),
    );
    write("mixed/galaxy.json", {
      name: "G",
      type: "tool",
      uuid: uuid(3),
      category: "tool",
      values: [{ value: "Tool", uuid: uuid(4) }],
    });
    write("mixed/kev.json", {
      catalogVersion: "1",
      vulnerabilities: [{ cveID: "CVE-2026-0001", vulnerabilityName: "V" }],
    });
    write("mixed/inner/list.json", { name: "L", version: 1, list: ["192.0.2.1"] });
    write("mixed/LICENSE", "not looked at");
    write("mixed/broken.json", '{\n  "Event": {]\n}');
    const when = { created: "2019-01-01T00:00:00Z", modified: "2019-01-01T00:00:00Z" };
    write("mixed/old.json", {
      type: "bundle",
      id: `bundle--${uuid(5)}`,
      spec_version: "2.0",
      objects: [
        {
          type: "indicator",
          id: `indicator--${uuid(6)}`,
          ...when,
          labels: ["malicious-activity"],
          pattern: "[ipv4-addr:value = '198.51.100.7']",
          valid_from: "2019-01-01T00:00:00Z",
        },
      ],
    });
    const ran = await noroshi(caller("import", at("mixed"), "--as", "office", "--json"));
    expect(ran.status).toBe(1);
    expect(ran.lines[0]).toMatchObject({
      counts: {
        created: 1,
        "of these lifted from STIX 2.0": 1,
        "of these historical": 1,
        "knowledge stored (attack)": 2,
        "knowledge stored (galaxy)": 1,
        "knowledge stored (kev)": 1,
        "knowledge stored (warninglist)": 1,
      },
      refused: { NOT_JSON: { count: 1, first: [{ file: at("mixed/broken.json"), place: "line 2, column 13" }] } },
    });
    const again = (await noroshi(caller("import", at("mixed"), "--as", "office", "--json"))).lines[0]?.[
      "counts"
    ] as Record<string, number>;
    expect(again).toMatchObject({ replayed: 1, "knowledge unchanged (attack)": 2, "knowledge unchanged (kev)": 1 });
    expect(Object.keys(again).filter((k) => /stored|created/.test(k))).toEqual([]);
    const refused = await noroshi(caller("import", at("mixed/kev.json"), "--as", "port"));
    expect([refused.status, refused.err]).toEqual([1, expect.stringContaining("coordinating body")]);
  });

  it("opens a case for each incident of which two lists tell, and `link` says the same without a hub", async () => {
    writeNotices(at("notices.ndjson"));
    const sources = write("sources.json", { "LIST-A": "port" });
    const ran = await noroshi(
      caller(
        "import",
        "notices",
        at("notices.ndjson"),
        "--as",
        "office",
        "--historical",
        "off",
        "--sources",
        sources,
        "--json",
      ),
    );
    expect(ran.lines[0]).toMatchObject({ counts: { created: 2 * PAIRS + SINGLES }, refused: {} });
    await settled(at("live"), "drill");
    const cases = await noroshi(caller("export", "cases", "--as", "office"));
    expect(cases.lines).toHaveLength(PAIRS);
    const clusters = Map.groupBy((await noroshi(["link", at("notices.ndjson")])).lines, (line) => line["case"]);
    expect([...clusters.values()].filter((c) => c.length > 1)).toHaveLength(PAIRS);
    expect((await noroshi(["link", at("notices.ndjson"), "--explain", "A-1", "B-1", "--lang", "ja"])).out).toContain(
      "組織",
    );
  });

  it("calls old notices historical by the date that they state, and opens nothing for them", async () => {
    const old = { organisation: "Old Mill", country: "US", received: "2019-05-01", affected: 77 };
    const lines = [
      { id: "O-1", source: "LIST-A", ...old },
      { id: "O-2", source: "LIST-B", ...old },
      { id: "O-3", source: "LIST-B", organisation: "New Mill", received: new Date().toISOString().slice(0, 10) },
    ];
    const file = write("old.ndjson", lines.map((l) => JSON.stringify(l)).join("\n"));
    const ran = await noroshi(caller("import", "notices", file, "--as", "office", "--json"));
    expect(ran.lines[0]).toMatchObject({ counts: { created: 3, "of these historical": 2 } });
    await settled(at("live"), "drill");
    expect((await noroshi(caller("export", "cases", "--as", "office"))).lines).toHaveLength(PAIRS);
  });

  it("is backed up while it runs, stopped by Ctrl-C without a trace, and restored elsewhere with the same content", async () => {
    const secret = write("passphrase", "correct horse battery staple");
    const everything = async (data: string) =>
      (await noroshi(["export", "all", "--as", "office", "--realm", "drill", "--data", data])).lines;
    const before = await everything(at("live"));
    expect(new Set(before.map((l) => l["what"]))).toEqual(new Set(["reports", "indicators", "cases", "knowledge"]));
    const rebuilt = await noroshi(caller("rebuild"));
    expect(rebuilt.lines[0]?.["linked"]).toBeGreaterThan(2 * PAIRS);
    expect((await everything(at("live"))).map(timeless)).toEqual(before.map(timeless));

    const done = await noroshi([
      "backup",
      "--to",
      at("backup"),
      "--passphrase-file",
      secret,
      "--data",
      at("live"),
      "--json",
    ]);
    expect(done.status).toBe(0);
    const socket = (JSON.parse(readFileSync(at("live/run/hub.json"), "utf8")) as { socket: string }).socket;
    expect(await hub.ctrlC()).toBe(0);
    expect([hub.hubPid, hub.postgresPid].filter(isAlive)).toEqual([]);
    expect([socket, at("live/run/hub.json"), at("live/hub.lock")].filter(existsSync)).toEqual([]);
    expect((await noroshi(["doctor", "--data", at("live"), "--port", "0"])).status).toBe(0);

    const from = (realm: string): string[] => [
      "restore",
      "--from",
      at(`backup/${realm}.noroshi-backup`),
      "--keys",
      at(`backup/${realm}.noroshi-keys`),
      "--passphrase-file",
      secret,
      "--data",
      at("restored"),
    ];
    const restored = await noroshi(from("drill"));
    expect([restored.status, restored.err]).toEqual([0, expect.stringContaining("restored: realm drill")]);
    const twice = await noroshi(from("drill"));
    expect([twice.status, twice.err]).toEqual([1, expect.stringContaining("no such realm")]);

    await start("restored");
    expect((await everything(at("restored"))).map(timeless)).toEqual(before.map(timeless));
    const findings = (await noroshi(["doctor", "--json", "--data", at("restored")])).lines;
    expect(findings.filter((f) => f["state"] === "bad")).toEqual([]);
    const where = ["--realm", "drill", "--data", at("restored"), "--passphrase-file", secret];
    expect((await noroshi(["keys", "import", at("backup/drill.noroshi-keys"), ...where])).lines).toEqual([
      { cameBack: 0 },
    ]);
    expect(await noroshi(["keys", "export", at("copies/drill.noroshi-keys"), ...where])).toMatchObject({ status: 0 });
    expect(existsSync(at("copies/drill.noroshi-keys"))).toBe(true);
  });
});

function coordinatorOf(scenario: string): string {
  const file = join(import.meta.dirname, "../../scenarios", scenario, "scenario.json");
  const { organisations } = JSON.parse(readFileSync(file, "utf8")) as { organisations: { id: string; kind: string }[] };
  return organisations.find((o) => o.kind === "coordinator")?.id ?? "";
}

describe("the demo", () => {
  it("plays once, and the second start goes on where it was", async () => {
    const first = await start("demo", ["--demo"]);
    expect(first.said()).toContain("triage@demo.example");
    const all = ["--as", coordinatorOf("port-isewan"), "--demo", "--data", at("demo")];
    const reports = (await noroshi(["export", "reports", ...all])).lines;
    expect(reports.length).toBeGreaterThan(5);
    expect(await first.ctrlC()).toBe(0);
    const second = await start("demo", ["--demo"]);
    expect(second.said()).not.toContain("playing");
    expect((await noroshi(["export", "reports", ...all])).lines).toEqual(reports);
    await second.ctrlC();
  });

  it("that was stopped on the way is played to its end", async () => {
    writeFileSync(at("demo/demo.json"), JSON.stringify({ done: 3 }));
    const hub = await start("demo", ["--demo"]);
    expect(JSON.parse(readFileSync(at("demo/demo.json"), "utf8"))).toEqual({ done: "all" });
    await hub.ctrlC();
  });
});

describe("a hub that cannot start, or does not stay", () => {
  it("says that the port is taken and what to do, and leaves nothing running", async () => {
    const other = createServer();
    const port = await new Promise<number>((done) =>
      other.listen(0, "127.0.0.1", () => done((other.address() as { port: number }).port)),
    );
    const ran = await noroshi(["up", "--data", at("taken"), "--port", String(port)]);
    other.close();
    expect([ran.status, ran.err]).toEqual([1, expect.stringContaining(`Port ${port} is taken`)]);
    expect(existsSync(at("taken/hub.lock"))).toBe(false);
  });

  it("says how it ended when it is killed, and the next one clears up and goes on", async () => {
    const first = await start("killed");
    process.kill(first.hubPid, "SIGKILL");
    await expect.poll(() => first.said()).toContain("ended by SIGKILL");
    const findings = (await noroshi(["doctor", "--json", "--data", at("killed")])).lines;
    expect(findings.find((f) => f["check"] === "hub")).toMatchObject({ state: "warning" });
    const second = await start("killed");
    expect(isAlive(first.postgresPid)).toBe(false);
    expect(await second.ctrlC()).toBe(0);
  });

  it("is told of by every command that needs one", async () => {
    const ran = await noroshi(["realm", "list", "--data", at("nowhere")]);
    expect([ran.status, ran.err]).toEqual([1, expect.stringContaining("./noroshi up")]);
  });
});

describe("the real notices", () => {
  it.skipIf(!process.env["NOROSHI_SHARED"])(
    "of eleven lists go in whole, and hundreds of incidents with two notifiers become cases",
    async () => {
      const hub = await start("notices");
      await prepareRealm(at("notices"), "lists");
      const file = join(process.env["NOROSHI_SHARED"] ?? "", "data/linkage-dev/reports.ndjson");
      const where = ["--as", "office", "--realm", "lists", "--data", at("notices")];
      const ran = await noroshi(["import", "notices", file, "--historical", "off", "--json", ...where]);
      expect(ran.lines[0]).toMatchObject({ counts: { created: 3336 }, refused: {} });
      await settled(at("notices"), "lists");
      const cases = (await noroshi(["export", "cases", ...where])).lines;
      expect(cases.length).toBeGreaterThan(300);
      expect(cases.length).toBeLessThan(1600);
      await hub.ctrlC();
    },
  );
});
