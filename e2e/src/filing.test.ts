/**
 * An operator on a phone writes a form without a network, loses nothing by reload, and has a receipt when the line is back; an
 * officer files for it what it told on the telephone, and the operator confirms it. On a real hub, in a real browser.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser, type Visit, visit } from "./browser.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const REALM = "drill";
const PASSWORD = "a-fire-on-the-hill";
const BODIES = [
  { slug: "office", name: { en: "Office", ja: "調整室" }, kind: "coordinator", country: "JP" },
  { slug: "port", name: { en: "Port", ja: "港の会社" }, kind: "operator", country: "JP" },
];
const PEOPLE = [
  { organisation: "office", email: "desk@office.example", role: "triage_analyst", name: "Desk" },
  { organisation: "port", email: "night@port.example", role: "operator_reporter", name: "Night" },
  { organisation: "port", email: "day@port.example", role: "operator_reporter", name: "Day" },
];
const PHONE: Look = { lang: "ja", theme: "light", size: "phone" };
const WIDE: Look = { lang: "en", theme: "light", size: "wide" };

describe.skipIf(!chromiumPath)("filing", () => {
  let hub: RealHub;
  let browser: Browser;
  beforeAll(async () => {
    hub = await startRealHub([]);
    await hub.local("POST", "/local/realms", { name: REALM, kind: "exercise", hubCountry: "JP" });
    await hub.local("POST", `/local/realms/${REALM}/organisations`, { organisations: BODIES });
    for (const person of PEOPLE)
      await hub.local("POST", `/local/realms/${REALM}/accounts`, { ...person, password: PASSWORD });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  async function as(email: string, look: Look): Promise<Visit> {
    const v = await visit(browser, look);
    await enter(v, email);
    return v;
  }
  async function enter(v: Visit, email: string): Promise<void> {
    const entered = await v.context.request.post(`${hub.url}/api/auth/sign-in/email`, {
      data: { email, password: PASSWORD },
    });
    expect(entered.status()).toBe(200);
  }
  const stopped = (page: Page) => page.getByLabel("止まっている業務・サービス");

  test("a form that was written without a network is sent when the line is back, once, and nobody else sees its draft", async () => {
    const v = await as("night@port.example", PHONE);
    const { page, context } = v;
    await page.goto(`${hub.url}/file/form/ransomware`);
    await stopped(page).waitFor();
    // The form is on the device once it answers without the hub.
    const there = `Promise.all([caches.match("/file/form"), navigator.serviceWorker.ready]).then(([kept]) => !!kept)`;
    await expect.poll(() => page.evaluate(there), { timeout: 15_000 }).toBe(true);
    await context.setOffline(true);
    await page.getByText("圏外です。").waitFor();
    await stopped(page).fill("搬出入の受付");
    await page.getByText("続いている").click();
    await page.getByRole("button", { name: "30分前" }).click();
    await page.reload();
    expect(await stopped(page).inputValue()).toBe("搬出入の受付");
    await page.getByRole("button", { name: /見せてよい範囲/ }).click();
    for (const ask of ["調整機関へ渡してよいですか", "名を伏せた技術情報をほかの組織へ", "それを海外の機関へも"])
      await page.getByRole("radiogroup", { name: ask }).getByText("同意する", { exact: true }).click();
    await page.getByRole("button", { name: /確認と送信/ }).click();
    await page.getByRole("button", { name: "つながり次第、送信する" }).click();
    await page.getByText("まだ送れていません").waitFor();
    await page.reload();
    await page.getByText("まだ送れていません").waitFor();

    await context.setOffline(false);
    await page.getByRole("link", { name: "受理票を開く" }).click();
    await page.getByRole("heading", { level: 1, name: /受理されました/ }).waitFor();
    await page.getByText("新しい報告として受理しました。").first().waitFor();
    await page.goto(`${hub.url}/mine`);
    await page.getByText("港の会社　ランサムウェア被害").waitFor();
    expect(await page.getByText("港の会社　ランサムウェア被害").count()).toBe(1);

    // A draft of one reader is none of the next one's, and is erased when that one leaves.
    await page.goto(`${hub.url}/file/form/ddos`);
    await stopped(page).fill("秘密");
    await page.getByText(/この端末に/).waitFor();
    await enter(v, "day@port.example");
    await page.reload();
    await stopped(page).waitFor();
    expect(await stopped(page).inputValue()).toBe("");
    await page.goto(`${hub.url}/mine`);
    await page.getByRole("button", { name: /Day/ }).click();
    await page.getByRole("menuitem", { name: "サインアウト" }).click();
    await page.waitForURL(/sign-in/);
    await enter(v, "night@port.example");
    await page.goto(`${hub.url}/file/form/ddos`);
    await stopped(page).waitFor();
    expect(await stopped(page).inputValue()).toBe("");
    expect(v.complaints).toEqual([]);
    await context.close();
  });

  test("an officer files for a body that telephoned, and that body confirms it", async () => {
    const desk = await as("desk@office.example", WIDE);
    const { page } = desk;
    await page.goto(`${hub.url}/desk/entry`);
    await page.getByLabel("Reporting body").selectOption({ label: "Port" });
    await page.getByLabel("Caller").fill("Hanako");
    await page.getByRole("button", { name: "1 h ago" }).first().click();
    await page.getByText("Yes", { exact: true }).first().click();
    await page.getByLabel("Number called").fill("050-0000-0000");
    await page.getByLabel("Where the number stands").fill("directory");
    await page.getByLabel("Who answered").fill("Hanako");
    await page.getByRole("button", { name: "30 min ago" }).nth(1).click();
    await page.getByLabel("Write them without rewording").fill("All screens are red.");
    await page.getByRole("button", { name: "File it for them" }).click();
    // The caller's consent was not asked: the place is named, and nothing was stored.
    await page
      .getByText(/has to agree that the coordinator has it/)
      .first()
      .waitFor();
    const coordinator = page.getByRole("radiogroup", { name: "May the coordinator have it?" });
    await coordinator.getByText("I agree").click();
    await page.getByRole("button", { name: "File it for them" }).click();
    await page.getByRole("heading", { name: "Accepted as the report of Port." }).waitFor();
    await page.getByText(/^DESK-\d{8}-[0-9A-F]{8}$/).waitFor();

    const port = await as("night@port.example", WIDE);
    await port.page.goto(`${hub.url}/mine`);
    await port.page.getByRole("link", { name: /Confirm what Office took down/ }).click();
    await port.page.getByText("All screens are red.").waitFor();
    await port.page.getByRole("button", { name: "It is right" }).click();
    await port.page.getByText("✓ confirmed").waitFor();
    expect([...desk.complaints, ...port.complaints]).toEqual([]);
    await Promise.all([desk.context.close(), port.context.close()]);
  });
});
