/** A hub behind a proxy that ends TLS: its public address is a setting that it trusts, never what a caller's headers say. */
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REALM, type TestHub, testHub } from "../testing-hub.ts";
import { browserAt, PROXY_SECRET } from "./testing-browser.ts";

const HERE = "https://hub.example";
const OWN = { origin: HERE };
let t: TestHub;
/** Where the proxy finds the hub. */
let inside = "";
beforeAll(async () => {
  const port = await freePort();
  inside = `http://127.0.0.1:${port}`;
  t = await testHub({ port, publicUrl: `${HERE}/`, env: { NOROSHI_PROXY_SECRET: PROXY_SECRET } });
  const account = { password: "correct horse battery", organisation: "office", role: "security_administrator" };
  await t.local("POST", `/local/realms/${REALM}/accounts`, { email: "root@example.org", name: "root", ...account });
});
afterAll(() => t[Symbol.asyncDispose]());

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const at = server.address();
      server.close(() => resolve(typeof at === "object" && at !== null ? at.port : 0));
    });
  });

const entered = async () => {
  const b = browserAt(inside);
  const login = { email: "root@example.org", password: "correct horse battery" };
  const answer = await b.call("POST", "/api/auth/sign-in/email", login, OWN);
  expect([answer.status, answer.text]).toEqual([200, answer.text]);
  return b;
};

describe("a hub that browsers reach by https", () => {
  it("gives cookies that no browser sends in the clear, also where a proxy ends TLS before it", async () => {
    const b = await entered();
    expect(b.set.length).toBeGreaterThan(0);
    for (const line of b.set) expect(line).toMatch(/^__Secure-.*;\s*Secure\b/i);
    expect((await b.call("GET", "/api/v1/me")).status).toBe(200);
  });

  it("writes its own address into the links that it makes, whatever Host a caller names", async () => {
    const b = await entered();
    const plan = { organisation: "office", role: "briefer" };
    for (const more of [OWN, { ...OWN, "x-forwarded-host": "elsewhere.example", "x-forwarded-proto": "http" }]) {
      const made = await b.call("POST", "/api/v1/administration/invitations", plan, more);
      expect(String(made.json["link"])).toMatch(/^https:\/\/hub\.example\/invitation#/);
    }
  });
});
