/** The duty's figures reach nobody: not another kind of realm, not any door. Whole hub. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachPostgres } from "../db/attach.ts";
import { attachRealm } from "../db/realm.ts";
import { notice, REALM, type TestHub, testHub } from "../testing-hub.ts";
import { dutyFigures } from "./duty.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

describe("the duty's figures", () => {
  it("are refused for a realm in which people work", async () => {
    const realm = await attachRealm({ postgres: await attachPostgres(t.dataDir), log: () => {} }, REALM);
    try {
      await expect(dutyFigures(realm, null)).rejects.toThrow(/replay/);
    } finally {
      await realm.close();
    }
  });

  it("stand in no answer over HTTP, at neither door", async () => {
    for (const [n, by] of ["port", "bank"].entries())
      await t.as(by, "POST", "/api/v1/reports", {
        body: notice(`f${n}`),
        headers: { "content-type": "application/json", "idempotency-key": `f${n}` },
      });
    await t.settled();
    const described = JSON.stringify((await t.as("port", "GET", "/api/v1/openapi.json")).json);
    for (const word of ["atRisk", "unlinked", "unmatched", "suppressed"]) expect(described).not.toContain(word);
    // The duty joins the two; neither sender may learn that there is another.
    for (const path of ["/api/v1/groups", "/api/v1/cases", "/api/v1/board", "/api/v1/links/proposals"]) {
      const seen = await t.as("port", "GET", path);
      expect(seen.status).toBe(200);
      expect(seen.text).not.toContain('"slug":"bank"');
    }
    for (const path of ["/local/figures", `/local/realms/${REALM}/figures`])
      expect((await t.local("GET", path)).status).toBe(404);
  });
});
