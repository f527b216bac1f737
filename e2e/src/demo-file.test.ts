/** Filing on the real demo: what a file says field by field, what is refused and where, the receipt, the same file again. */
import { join } from "node:path";
import { ransomwareForm } from "@noroshi/intake/example";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser } from "./browser.ts";
import { type DemoVisit, enterDemo } from "./demo-visit.ts";
import { INPUTS, type RealHub, startRealHub } from "./real-hub.ts";

const EN: Look = { lang: "en", theme: "light", size: "wide" };
const JA: Look = { lang: "ja", theme: "light", size: "wide" };
const input = (name: string): string => join(INPUTS, name);
const file = (name: string, content: string | Uint8Array) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(content),
});

describe.skipIf(!chromiumPath)("filing on the demo", () => {
  let hub: RealHub;
  let browser: Browser;
  beforeAll(async () => {
    hub = await startRealHub(["--demo"]);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  async function filing(name: string, look: Look, run: (v: DemoVisit) => Promise<void>): Promise<void> {
    const v = await enterDemo(browser, hub.url, name, look);
    try {
      await v.page.goto(`${hub.url}/file`);
      await v.page.getByRole("heading", { level: 1 }).waitFor();
      await run(v);
      expect(v.complaints).toEqual([]);
    } finally {
      await v.leave();
    }
  }

  test("a real form is understood field by field, each with its cell, as written and as read", async () => {
    await filing("磯貝 健二", JA, async ({ page }) => {
      await page.setInputFiles("input[type=file]", input("s1-ransomware-form.xlsx"));
      await page.getByText("共通様式（ランサムウェア）として読み取りました").waitFor();
      for (const row of [
        /B17 覚知日時 令和８年１２月７日 午前６時３０分 2026年12月7日 6:30/,
        /B39 line 6 ドメイン cdn-sync\[\.\]example cdn-sync\.example/,
        /B39 line 4 IPv4 ２０３．０．１１３．２４ 203\.0\.113\.24/,
      ])
        expect(await page.getByRole("row", { name: row }).count(), String(row)).toBe(1);
    });
  });

  test("submitting leads to a receipt and the report; the same file again is told as received before", async () => {
    await filing("Kenji Isogai", EN, async ({ page }) => {
      const keys: string[] = [];
      page.on("request", (request) => {
        const key = request.headers()["idempotency-key"];
        if (key) keys.push(key);
      });
      const submit = async (): Promise<string> => {
        await page.setInputFiles("input[type=file]", input("s1-ransomware-form.xlsx"));
        await page.getByRole("button", { name: "Submit" }).click();
        await page.waitForURL("**/receipts/*");
        await page.getByRole("heading", { level: 1, name: "Accepted" }).waitFor();
        return page.locator("main").innerText();
      };
      const first = await submit();
      expect(first).toContain("Accepted as a follow-up");
      await page.getByRole("link", { name: "File another" }).click();
      const second = await submit();
      expect(second).toContain("This was accepted before.");
      expect(new Set(keys).size).toBe(1);
      await page.getByRole("link", { name: "Open the report" }).click();
      await page.getByRole("heading", { level: 1, name: /いせわん台ターミナル協会/ }).waitFor();
      expect(await page.locator(".case-head").innerText()).toContain("version 3");
      await page.getByRole("link", { name: /^linked to N-/ }).waitFor();
    });
  });

  test("a form that an operator files on a phone joins the case on the analyst's open board by itself", async () => {
    const analyst = await enterDemo(browser, hub.url, "Chihiro Saeki", EN);
    await analyst.page.getByText("live", { exact: true }).waitFor();
    await filing("磯貝 健二", { lang: "ja", theme: "dark", size: "phone" }, async ({ page }) => {
      await page.setInputFiles("input[type=file]", input("e1-ransomware-form.xlsx"));
      await page.getByText("共通様式（ランサムウェア）として読み取りました").waitFor();
      await page.getByRole("button", { name: "提出する", exact: true }).click();
      await page.getByRole("heading", { level: 1, name: "受理されました" }).waitFor();
      await analyst.page
        .locator(".live li.new")
        .getByText(/linked to N-/)
        .waitFor();
    });
    expect(analyst.complaints).toEqual([]);
    await analyst.leave();
  });

  test("the pages of a TAXII transfer are read together when they are put down together, in whichever order", async () => {
    await filing("Robin Vale", EN, async ({ page }) => {
      await page.setInputFiles("input[type=file]", input("s4-taxii-page1.json"));
      await page.getByText("send all pages of the transfer together", { exact: false }).waitFor();
      expect(await page.getByRole("button", { name: "Submit" }).count()).toBe(0);
      await page.getByRole("button", { name: "Choose another file" }).click();
      await page.setInputFiles("input[type=file]", [input("s4-taxii-page2.json"), input("s4-taxii-page1.json")]);
      await page.getByText("Understood as TAXII 2.1").waitFor();
      await page.getByText("s4-taxii-page1.json + s4-taxii-page2.json").waitFor();
      await page.getByRole("button", { name: "Submit" }).click();
      await page.getByRole("heading", { level: 1, name: "Accepted" }).waitFor();
      await page.getByRole("link", { name: "Open the report" }).click();
      await page.getByRole("heading", { level: 1, name: "BRASS HERON ransomware staging" }).waitFor();
    });
  });

  test("broken JSON is refused with the line and the column", async () => {
    await filing("Chihiro Saeki", EN, async ({ page }) => {
      await page.setInputFiles("input[type=file]", file("half.json", '{"type":"bundle",\n"objects": [ {'));
      await page.getByText("It cannot be accepted as it stands").waitFor();
      expect(await page.locator(".faults").innerText()).toMatch(/line 2 column \d+\s.*not valid JSON/s);
      expect(await page.getByRole("button", { name: "Submit" }).count()).toBe(0);
    });
  });

  test("a form with one bad cell names the cell and says what to write, in the reader's language", async () => {
    await filing("磯貝 健二", JA, async ({ page }) => {
      const bad = ransomwareForm({ 報告組織名: "いせわん台ターミナル協会", 発生日時: "きのうの朝" });
      await page.setInputFiles("input[type=file]", file("bad-cell.xlsx", bad));
      await page.getByText("このままでは受理できません").waitFor();
      const faults = page.locator(".faults li");
      expect(await faults.count()).toBe(1);
      expect(await faults.innerText()).toMatch(/B\d+\s.*「きのうの朝」は日時として読めません。.*の形で書いてください/s);
    });
  });

  test("language and colours change at once, on the page one is on, and are there again after a reload", async () => {
    await filing("Chihiro Saeki", EN, async ({ page }) => {
      await page.locator(".me").click();
      await page.getByRole("menuitem", { name: "日本語" }).click();
      await page.getByRole("heading", { level: 1, name: "報告の提出" }).waitFor();
      await page.locator(".me").click();
      await page.getByRole("menuitem", { name: "暗い" }).click();
      const shown = () => page.locator("html").evaluate((html) => [html.getAttribute("lang"), html.dataset["theme"]]);
      expect(await shown()).toEqual(["ja", "dark"]);
      await page.reload();
      await page.getByRole("heading", { level: 1, name: "報告の提出" }).waitFor();
      expect(await shown()).toEqual(["ja", "dark"]);
    });
  });
});
