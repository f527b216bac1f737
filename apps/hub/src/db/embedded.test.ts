/** The hub's own PostgreSQL through the faults that it must survive: killed server, killed hub, lost files, two hubs at once. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asAdmin } from "./admin.ts";
import { startPostgres } from "./embedded.ts";
import { isReachable } from "./place.ts";
import type { Postgres } from "./postgres.ts";

let dir = "";
const said: string[] = [];
const log = (line: string) => void said.push(line);
const running: Postgres[] = [];

async function start(): Promise<Postgres> {
  const postgres = await startPostgres(dir, log, {});
  running.push(postgres);
  return postgres;
}

const ask = <T extends pg.QueryResultRow>(postgres: Postgres, text: string) =>
  asAdmin({ postgres, log }, async (client) => (await client.query<T>(text)).rows);

async function until(check: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 1_500; turn++) {
    if (await check().catch(() => false)) return;
    await pause(20);
  }
  throw new Error("it did not happen within half a minute");
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "noroshi-pg-"));
  said.length = 0;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
  rmSync(dir, { recursive: true, force: true });
});

describe("the embedded server", () => {
  it("is safe on power loss, checks its pages, and listens on no network", async () => {
    const postgres = await start();
    const rows = await ask<{ name: string; setting: string }>(
      postgres,
      "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'listen_addresses', 'TimeZone', 'server_encoding') order by 1",
    );
    expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
      data_checksums: "on",
      fsync: "on",
      full_page_writes: "on",
      listen_addresses: "",
      server_encoding: "UTF8",
      synchronous_commit: "on",
      TimeZone: "UTC",
    });
  });

  it("keeps its socket in a short private folder and lets in nobody but the hub's own user", async () => {
    const { connection } = await start();
    const socket = `${connection.host}/.s.PGSQL.${connection.port}`;
    expect(Buffer.byteLength(socket)).toBeLessThan(104);
    expect(statSync(connection.host).mode & 0o777).toBe(0o700);
    if (process.getuid?.() !== 0) return;
    // the very user that the server runs as is refused: it is not the hub
    const script = `import pg from "pg"; const c = new pg.Client(${JSON.stringify(connection)}); c.connect().then(() => console.log("in"), (e) => console.log(e.code)).finally(() => c.end());`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      uid: 65_534,
      gid: 65_534,
      cwd: import.meta.dirname,
      env: {},
    });
    let out = "";
    for await (const part of child.stdout) out += part;
    expect(out.trim()).toBe("28000");
  });

  it("writes no value of a statement into its log", async () => {
    const postgres = await start();
    await ask(postgres, "create table t (secret text primary key); insert into t values ('CANARY')");
    await expect(ask(postgres, "insert into t values ('CANARY')")).rejects.toMatchObject({ code: "23505" });
    await pause(50);
    expect(said.join("\n")).toContain("duplicate key");
    expect(said.join("\n")).not.toContain("CANARY");
  });

  it("keeps what was committed when it is killed in the middle of other work, and comes back by itself", async () => {
    const postgres = await start();
    await ask(postgres, "create table t (n int)");
    const open = new pg.Client(postgres.connection);
    open.on("error", () => {});
    await open.connect();
    await open.query("begin");
    await open.query("insert into t select generate_series(1, 50000)");
    await ask(postgres, "insert into t values (-1)");
    process.kill(postgres.pid() ?? 0, "SIGKILL");
    await until(async () => (await ask(postgres, "select n from t")).length > 0);
    expect(await ask(postgres, "select n from t")).toEqual([{ n: -1 }]);
    expect(said.join("\n")).toContain("starting it again");
  });

  it("that cannot start again at once is tried until it can, one at a time", async () => {
    const postgres = await start();
    await ask(postgres, "create table t (n int); insert into t values (7)");
    const control = join(dir, "postgres", "global", "pg_control");
    renameSync(control, `${control}.away`);
    process.kill(postgres.pid() ?? 0, "SIGKILL");
    await until(async () => said.filter((line) => line.includes("did not start")).length >= 3);
    expect(postgres.pid()).toBeUndefined();
    await expect(ask(postgres, "select 1")).rejects.toMatchObject({ code: "DATABASE_AWAY" });
    renameSync(`${control}.away`, control);
    await until(async () => (await ask(postgres, "select n from t")).length > 0);
    expect(said.filter((line) => line.includes("starting it again"))).toHaveLength(1);
  });

  it("that a killed hub left running is ended, and its data are there", async () => {
    const script = `
      import { startPostgres } from ${JSON.stringify(new URL("./embedded.ts", import.meta.url).href)};
      import pg from "pg";
      const postgres = await startPostgres(${JSON.stringify(dir)}, () => {}, {});
      const client = new pg.Client(postgres.connection);
      await client.connect();
      await client.query("create table t (n int); insert into t values (7)");
      console.log(postgres.pid());
      process.kill(process.pid, "SIGKILL");`;
    const hub = spawn(process.execPath, ["--input-type=module", "-e", script], {
      cwd: import.meta.dirname,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    const dead = once(hub, "exit");
    for await (const part of hub.stdout) out += part;
    await dead;
    const left = Number(out);
    expect(left).toBeGreaterThan(1);
    const postgres = await start();
    expect(postgres.pid()).not.toBe(left);
    expect(said.join("\n")).toContain(`process ${left}`);
    expect(await ask(postgres, "select n from t")).toEqual([{ n: 7 }]);
  });

  it("starts although postmaster.pid names a process that is another program now", async () => {
    await (await start()).stop();
    running.length = 0;
    writeFileSync(join(dir, "postgres", "postmaster.pid"), `${process.pid}\n${join(dir, "postgres")}\n`);
    expect(await ask(await start(), "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("is not started twice on one folder", async () => {
    const first = await start();
    await expect(start()).rejects.toMatchObject({ code: "FOLDER_IN_USE" });
    expect(await ask(first, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("stops cleanly and gives the folder back", async () => {
    const postgres = await start();
    await postgres.stop();
    running.length = 0;
    expect(existsSync(join(dir, "hub.lock"))).toBe(false);
    expect(existsSync(join(dir, "postgres", "postmaster.pid"))).toBe(false);
    expect(existsSync(postgres.connection.host)).toBe(false);
  });

  it("begins anew where a crash cut the making of the database", async () => {
    mkdirSync(join(dir, "postgres.new"), { recursive: true });
    writeFileSync(join(dir, "postgres.new", "PG_VERSION"), "18\n");
    expect(await ask(await start(), "select 1 as one")).toEqual([{ one: 1 }]);
    expect(existsSync(join(dir, "postgres.new"))).toBe(false);
  });

  it("says what is wrong when it cannot start, and lets the folder go", async () => {
    mkdirSync(join(dir, "postgres"), { recursive: true });
    writeFileSync(join(dir, "postgres", "PG_VERSION"), "9.4\n");
    await expect(start()).rejects.toMatchObject({ code: "POSTGRES_FAILED" });
    expect(existsSync(join(dir, "hub.lock"))).toBe(false);
  });
});

describe("a data folder that the server's user cannot reach", () => {
  it.skipIf(process.getuid?.() !== 0)(
    "has its database elsewhere, is told so, and finds it again after a rename",
    async () => {
      const closed = mkdtempSync(join(tmpdir(), "noroshi-closed-"));
      mkdirSync(join(closed, "hub"));
      try {
        expect(isReachable(join(closed, "hub"))).toBe(false);
        rmSync(dir, { recursive: true, force: true });
        dir = join(closed, "hub");
        const postgres = await start();
        expect(said.join("\n")).toContain("is closed to the user that runs PostgreSQL");
        const away = readFileSync(join(dir, "postgres.place"), "utf8").trim();
        expect(existsSync(join(away, "PG_VERSION"))).toBe(true);
        expect(await ask(postgres, "select 1 as one")).toEqual([{ one: 1 }]);
        await postgres.stop();
        running.length = 0;
        rmSync(join(away, ".."), { recursive: true, force: true });
      } finally {
        rmSync(closed, { recursive: true, force: true });
      }
    },
  );
});

describe("DATABASE_URL", () => {
  it.each([
    ["no address at all", "not a url", "POSTGRES_FAILED"],
    ["a place where nobody listens", "postgres://x:SECRET@127.0.0.1:1/y", "DATABASE_AWAY"],
  ])("that is %s is told apart, and its password is never repeated", async (_name, url, code) => {
    const fault: unknown = await startPostgres(dir, log, { DATABASE_URL: url }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(fault).toMatchObject({ code });
    expect(String(fault)).not.toContain("SECRET");
  });
});
