/**
 * A reporter lowers the label of its own report on the screens of those who do it, in a real browser: proposed, confirmed by the
 * office's officer, seen by the member that it lets in while its page stands open, and by nobody before.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser, visit } from "./browser.ts";
import { comeIn } from "./come-in.ts";
import { oneAct } from "./one-act.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const REALM = "lowering_watch";
const PASSWORD = "five-fires-on-the-hills";
const PEOPLE = {
  reporter: { body: "port", role: "operator_reporter", name: "Minato" },
  judge: { body: "office", role: "releasability_officer", name: "Mio" },
  member: { body: "bank", role: "sector_analyst", name: "Kaoru" },
} as const;
type Who = keyof typeof PEOPLE;
const LOOKS: Readonly<Record<Who, Look>> = {
  reporter: { lang: "ja", theme: "light", size: "wide" },
  judge: { lang: "en", theme: "dark", size: "wide" },
  member: { lang: "en", theme: "light", size: "phone" },
};
const BODIES = [
  { slug: "office", kind: "coordinator", country: "XJ", name: { en: "Office", ja: "調整室" } },
  { slug: "port", kind: "operator", country: "XJ", name: { en: "Port", ja: "港" } },
  { slug: "bank", kind: "bank", country: "XJ", name: { en: "Bank", ja: "銀行" } },
];
const AT = "2026-11-20T00:00:00.000Z";
const common = {
  spec_version: "2.1",
  created: AT,
  modified: AT,
  // TLP:AMBER+STRICT
  object_marking_refs: ["marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"],
};
const INDICATOR = "indicator--00000007-0000-4000-8000-000000000001";
const REPORT = JSON.stringify({
  type: "bundle",
  id: "bundle--00000007-0000-4000-8000-000000000009",
  objects: [
    {
      ...common,
      type: "report",
      id: "report--00000007-0000-4000-8000-000000000000",
      name: "Scans on the quay",
      published: AT,
      report_types: ["indicator"],
      object_refs: [INDICATOR],
    },
    {
      ...common,
      type: "indicator",
      id: INDICATOR,
      pattern: "[ipv4-addr:value = '203.0.113.90']",
      pattern_type: "stix",
      valid_from: AT,
      indicator_types: ["malicious-activity"],
    },
  ],
});

describe.skipIf(!chromiumPath)("a label", () => {
  let hub: RealHub;
  let browser: Browser;
  const pages = new Map<Who, { page: Page; complaints: readonly string[] }>();
  const of = (who: Who): Page => {
    const found = pages.get(who);
    if (!found) throw new Error(`${who} did not sign in`);
    return found.page;
  };

  beforeAll(async () => {
    hub = await startRealHub([]);
    await hub.local("POST", "/local/realms", { name: REALM, kind: "exercise", hubCountry: "XJ" });
    const at = `/local/realms/${REALM}`;
    await hub.local("PUT", `${at}/law`, { profile: "JP-2026-10" });
    await hub.local("POST", `${at}/organisations`, { organisations: BODIES });
    for (const [who, { body, role, name }] of Object.entries(PEOPLE))
      await hub.local("POST", `${at}/accounts`, {
        organisation: body,
        role,
        name,
        email: `${who}@lowering.example`,
        password: PASSWORD,
      });
    browser = await openBrowser();
    for (const who of Object.keys(PEOPLE) as Who[]) {
      const { page, complaints } = await visit(browser, LOOKS[who]);
      page.setDefaultTimeout(20_000);
      await comeIn(page, hub.url, `${who}@lowering.example`, PASSWORD);
      pages.set(who, { page, complaints });
    }
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  test("is lowered by its reporter and a second body, and whom it lets in sees the report without asking again", async () => {
    expect(await hub.post(REALM, "port", "lowering1", REPORT)).toBe(202);
    await hub.local("GET", `/local/realms/${REALM}/settled?wait=20000`);
    const member = of("member");
    await member.goto(`${hub.url}/indicators`);
    await member.locator("main h1").waitFor();

    const page = of("reporter");
    await page.goto(`${hub.url}/reports`);
    await page.locator("main table").getByRole("link").first().click();
    const block = page.getByRole("region", { name: "区分の引下げ" });
    await block.getByRole("button", { name: "区分の引下げを提案", exact: true }).click();
    const form = block.locator("form.one-act");
    await form.locator("select[name=tlp]").selectOption("green");
    await form.locator("[name=basis]").fill("協議会規約 第4条");
    await form.locator("[name=reason]").fill("すでに報道されており、秘匿する必要がない。");
    await form.getByRole("button", { name: "区分の引下げを提案", exact: true }).click();
    await form.waitFor({ state: "detached" });
    await block.getByText("確認待ち").waitFor();
    await block.getByText("TLP:AMBER+STRICT").first().waitFor();
    expect(await member.locator("main").innerText()).not.toContain("203.0.113.90");

    const judge = of("judge");
    await judge.goto(`${hub.url}/work`);
    await judge.getByRole("link", { name: "Confirm that labels are lowered" }).click();
    const row = judge.locator(".log > li").first();
    await row.getByText("すでに報道されており、秘匿する必要がない。").waitFor();
    await oneAct(row, "Confirm and lower");
    await row.getByText("lowered", { exact: true }).waitFor();

    await member.getByText("203.0.113.90").first().waitFor();
    await page.reload();
    await block.getByText("引下げ済み").waitFor();
    await block.getByText("TLP:GREEN").first().waitFor();
    for (const [who, { complaints }] of pages) expect([who, complaints]).toEqual([who, []]);
  });
});
