/** Every screen, in both languages, both colours, wide and on a phone: no serious fault of access, nothing cut off. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser, visit } from "./browser.ts";
import { type FakeConsole, startFakeConsole } from "./fake-console.ts";

const PAGES = [
  "/",
  "/cases",
  "/cases/N-2026-0412",
  "/cases/none",
  "/reports",
  "/reports/5f1c9a4e-0001-4c11-9f00-000000000001",
  "/indicators",
  "/indicators?value=192.0.2.77",
  "/file",
  "/file/form/ransomware",
  "/mine",
  "/desk/entry",
  "/preview",
  "/emergencies",
  "/record",
  "/roles",
  "/parts",
];
const LOOKS: readonly Look[] = [
  { lang: "ja", theme: "light", size: "wide" },
  { lang: "en", theme: "dark", size: "wide" },
  { lang: "en", theme: "light", size: "phone" },
  { lang: "ja", theme: "dark", size: "phone" },
];

describe.skipIf(!chromiumPath)("every screen of the console", () => {
  let served: FakeConsole;
  let browser: Browser;
  beforeAll(async () => {
    served = await startFakeConsole();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    served?.stop();
  });

  test.each(LOOKS)("is sound for everyone, $lang $theme $size", async (look) => {
    const { page, context, complaints } = await visit(browser, look);
    const faults: string[] = [];
    const inspect = async (name: string) => {
      await page.locator("h1").first().waitFor({ state: "attached" });
      // The page of parts shows the state of loading for ever.
      if (name !== "/parts") await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const v of violations)
        if (v.impact === "serious" || v.impact === "critical")
          faults.push(`${name}: ${v.id} ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
      if ((await page.locator("h1").count()) !== 1) faults.push(`${name}: not one h1`);
      const current = page.locator(".mast nav a[aria-current]");
      if ((await current.count()) > 0) {
        const at = await current.boundingBox();
        const room = page.viewportSize()?.width ?? 0;
        if (!at || at.x < 0 || at.x + at.width > room)
          faults.push(`${name}: its place in the navigation is out of sight`);
      }
      const wider = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
      if (typeof wider === "number" && wider > 0) faults.push(`${name}: ${wider} px wider than the screen`);
    };
    await page.goto(`${served.address}/sign-in`);
    await inspect("/sign-in");
    await context.request.post(`${served.address}/api/auth/sign-in/email`, {
      data: { email: "saeki@coordinator.example", password: "exercise" },
    });
    for (const path of PAGES) {
      await page.goto(served.address + path);
      await inspect(path);
    }
    await page.goto(`${served.address}/file`);
    await page.setInputFiles("input[type=file]", { name: "s1-bad.xlsx", mimeType: "", buffer: Buffer.from("PK") });
    await page.locator(".send-bar").waitFor();
    await inspect("understood");
    await page.keyboard.press("?");
    await page.locator("[role=dialog]").waitFor();
    await inspect("keys");
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
