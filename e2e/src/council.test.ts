/**
 * A body comes into the council and is shut out of it, on the screens of those who do it, in a real browser: invited, agreed,
 * acknowledged, admitted; its assets registered and approved; a report that concerns it; asked for materials by law; suspended while
 * its page stands open.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser, visit } from "./browser.ts";
import { comeIn } from "./come-in.ts";
import { oneAct } from "./one-act.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const REALM = "council_watch";
const PASSWORD = "five-fires-on-the-hills";
const PEOPLE = {
  keeper: { body: "office", role: "legal_officer", name: "Keiko" },
  triage: { body: "office", role: "triage_analyst", name: "Toru" },
  member: { body: "port", role: "operator_reporter", name: "Minato" },
} as const;
type Who = keyof typeof PEOPLE;
const LOOKS: Readonly<Record<Who, Look>> = {
  keeper: { lang: "en", theme: "light", size: "wide" },
  triage: { lang: "en", theme: "dark", size: "wide" },
  member: { lang: "ja", theme: "light", size: "phone" },
};
const BODIES = [
  { slug: "office", kind: "coordinator", country: "XJ", name: { en: "Office", ja: "調整室" } },
  { slug: "port", kind: "operator", country: "XJ", name: { en: "Port", ja: "港" } },
  { slug: "bank", kind: "bank", country: "XJ", name: { en: "Bank", ja: "銀行" } },
];

/** A report of the bank about an address in the range that the port will register. */
const AT = "2026-11-20T00:00:00.000Z";
const INDICATOR = "indicator--00000001-0000-4000-8000-000000000001";
const REPORT = JSON.stringify({
  type: "bundle",
  id: "bundle--00000001-0000-4000-8000-000000000009",
  objects: [
    {
      type: "report",
      id: "report--00000001-0000-4000-8000-000000000000",
      spec_version: "2.1",
      created: AT,
      modified: AT,
      name: "Scans from the harbour",
      published: AT,
      report_types: ["indicator"],
      object_refs: [INDICATOR],
      // TLP:GREEN
      object_marking_refs: ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"],
    },
    {
      type: "indicator",
      id: INDICATOR,
      spec_version: "2.1",
      created: AT,
      modified: AT,
      pattern: "[ipv4-addr:value = '203.0.113.70']",
      pattern_type: "stix",
      valid_from: AT,
      indicator_types: ["malicious-activity"],
      object_marking_refs: ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"],
    },
  ],
});

describe.skipIf(!chromiumPath)("a member of the council", () => {
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
    const policy = {
      id: "observables",
      kind: "observables",
      minSharedStrongObservables: 2,
      strongTypes: ["ipv4"],
      windowDays: 14,
    };
    await hub.local("PUT", `${at}/link-policy`, { policy });
    await hub.local("POST", `${at}/organisations`, { organisations: BODIES });
    for (const [who, { body, role, name }] of Object.entries(PEOPLE))
      await hub.local("POST", `${at}/accounts`, {
        organisation: body,
        role,
        name,
        email: `${who}@council.example`,
        password: PASSWORD,
      });
    browser = await openBrowser();
    for (const who of Object.keys(PEOPLE) as Who[]) {
      const { page, complaints } = await visit(browser, LOOKS[who]);
      page.setDefaultTimeout(20_000);
      await comeIn(page, hub.url, `${who}@council.example`, PASSWORD);
      pages.set(who, { page, complaints });
    }
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  test("is invited by the office under an agreement that it can read", async () => {
    const page = of("keeper");
    await page.goto(`${hub.url}/council`);
    await oneForm(page, "Publish a version", {
      title: "Agreement of the council",
      text: "Members keep what they are told.\nWho leaves keeps it as well.",
      by: "2031-01-01T00:00",
    });
    await page.getByText("version 1").waitFor();
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    const form = page.locator("form.one-act").first();
    await form.locator("select").first().selectOption("port");
    await form.locator("select[name=class]").selectOption("general");
    await form.getByRole("button", { name: "Invite", exact: true }).click();
    await page.getByRole("row", { name: /Port/ }).getByText("invited", { exact: true }).waitFor();
  });

  test("accepts for its body, acknowledges in person, applies, and is admitted", async () => {
    const page = of("member");
    await page.goto(`${hub.url}/council`);
    await page.getByText("招待中").first().waitFor();
    await page.getByText("Members keep what they are told.").waitFor();
    const main = page.locator("main");
    await oneAct(main, "組織として規約を受諾する");
    await page.getByText("✓ 第1版を受諾").waitFor();
    await oneAct(main, "本人として秘密保持を確認する");
    await page.getByText("✓ 本人として秘密保持を確認する").waitFor();
    await page.getByRole("button", { name: "参加を申し込む", exact: true }).click();
    await page.locator("form.one-act").getByRole("button", { name: "参加を申し込む", exact: true }).click();
    await page.getByText("調整機関の決定待ち").waitFor();
    const office = of("keeper");
    await office.reload();
    const line = office.getByRole("row", { name: /Port/ });
    await line.getByText("applied, to be decided").waitFor();
    await line.getByText("1 of 1 acknowledged").waitFor();
    await oneAct(line, "Admit");
    await line.getByText("member", { exact: true }).waitFor();
    await page.reload();
    await page.getByText("構成員", { exact: true }).first().waitFor();
  });

  test("registers what it owns, the office approves it, and a report says whom it concerns", async () => {
    const page = of("member");
    await page.goto(`${hub.url}/asset-register`);
    await oneForm(page, "登録する", { value: "203.0.113.64/26" }, { kind: "cidr", important: "yes" });
    await page.getByText("承認待ち").first().waitFor();
    expect(await hub.post(REALM, "bank", "bank1", REPORT)).toBe(202);
    const triage = of("triage");
    await triage.goto(`${hub.url}/asset-register`);
    await oneAct(triage.getByRole("row", { name: /203\.0\.113\.64/ }), "Approve");
    await triage
      .getByRole("row", { name: /203\.0\.113\.64/ })
      .getByText("approved")
      .first()
      .waitFor();
    await hub.local("GET", `/local/realms/${REALM}/settled?wait=20000`);
    await triage.goto(`${hub.url}/reports`);
    await triage.locator("main table").getByRole("link").first().click();
    const block = triage.getByRole("region", { name: /Whom it concerns/ });
    await block.getByRole("button", { name: "Look" }).click();
    await block.getByText("Port", { exact: true }).waitFor();
    expect(await block.innerText()).toMatch(
      /203\.0\.113\.70[\s\S]*203\.0\.113\.64\/26[\s\S]*important computer[\s\S]*may be told/,
    );
  });

  test("is asked for materials by law, answers on its own page, and the office reads the answer", async () => {
    await hub.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-2026-10" });
    const office = of("triage");
    await office.goto(`${hub.url}/council`);
    const asked = {
      what: "Logs of the gateway, 20 to 25 November.",
      basis: "Act 42, Art. 45",
      due: "2031-01-01T00:00",
    };
    await oneForm(office, "Ask for materials", asked, { to: "port" });
    await office.getByText("under Act 42, Art. 45").waitFor();
    const page = of("member");
    await page.goto(`${hub.url}/council`);
    const line = page.locator("li.inquiry", { hasText: asked.what });
    await line.getByText("根拠 Act 42, Art. 45").waitFor();
    await oneAct(line, "回答する", "ゲートウェイの記録を提出します。");
    await office.reload();
    const answered = office.locator("li.inquiry", { hasText: asked.what });
    await answered.getByText("ゲートウェイの記録を提出します。").waitFor();
    expect(await answered.getByRole("button").count()).toBe(0);
  });

  test("that is suspended loses its open page at once, learns why, and can still file", async () => {
    const page = of("member");
    await page.goto(`${hub.url}/indicators`);
    await page.getByText("203.0.113.70").first().waitFor();
    const line = of("keeper").getByRole("row", { name: /Port/ });
    await of("keeper").reload();
    await oneAct(line, "Suspend", "It gave away what it was told.");
    await page.getByText("参加が停止しています").waitFor();
    expect(new URL(page.url()).pathname).toBe("/council");
    const shown = await page.locator("body").innerText();
    expect(shown).toContain("It gave away what it was told.");
    expect(shown).not.toContain("203.0.113.70");
    await page.goto(`${hub.url}/indicators`);
    await page.getByText("参加が停止しています").waitFor();
    await page.goto(`${hub.url}/file`);
    await page.locator("main h1").waitFor();
    expect(new URL(page.url()).pathname).toBe("/file");
    expect(await hub.command(["council", "list", "--realm", REALM])).toContain('"state":"suspended"');
    await hub.command(["council", "readmit", "port", "--reason", "the council resolved so", "--realm", REALM]);
    await page.goto(`${hub.url}/indicators`);
    await page.getByText("203.0.113.70").first().waitFor();
    for (const [who, { complaints }] of pages) expect([who, complaints]).toEqual([who, []]);
  });
});

/** Opens a form of the console by its button, writes its fields, sends it, and waits until it is closed. */
async function oneForm(
  page: Page,
  name: string,
  written: Readonly<Record<string, string>>,
  chosen: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  const form = page.locator("form.one-act").first();
  for (const [field, value] of Object.entries(chosen)) await form.locator(`select[name=${field}]`).selectOption(value);
  for (const [field, value] of Object.entries(written)) await form.locator(`[name=${field}]`).fill(value);
  await form.getByRole("button", { name, exact: true }).click();
  await form.waitFor({ state: "detached" });
}
