/** Another password for oneself, over the whole hub. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REALM, type TestHub, testHub } from "../testing-hub.ts";
import { browserAt } from "./testing-browser.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

const FIRST = "correct horse battery staple";
const NEXT = "another horse battery staple";
const EMAIL = "kei@example.org";

async function entering(password: string) {
  const b = browserAt(t.hub.url);
  const { status } = await b.call("POST", "/api/auth/sign-in/email", { email: EMAIL, password });
  return { b, status };
}

describe("a password", () => {
  it("is changed by who knows the one that counts, and every other session of that person ends", async () => {
    const account = { email: EMAIL, password: FIRST, name: "Kei", organisation: "bank", role: "sector_analyst" };
    expect((await t.local("POST", `/local/realms/${REALM}/accounts`, account)).status).toBe(201);
    const [{ b: here }, { b: elsewhere }] = [await entering(FIRST), await entering(FIRST)];
    const change = (currentPassword: string, newPassword: string) =>
      here.call("POST", "/api/auth/change-password", { currentPassword, newPassword, revokeOtherSessions: true });
    expect((await change("not the one", NEXT)).status).toBe(400);
    expect((await change(FIRST, "short")).status).toBe(400);
    expect((await elsewhere.call("GET", "/api/v1/me")).status).toBe(200);
    expect((await change(FIRST, NEXT)).status).toBe(200);
    const standing = [here, elsewhere].map((b) => b.call("GET", "/api/v1/me"));
    expect((await Promise.all(standing)).map((a) => a.status)).toEqual([200, 401]);
    expect((await entering(FIRST)).status).not.toBe(200);
    expect((await entering(NEXT)).status).toBe(200);
  });
});
