/** The console on a real hub, as a newcomer meets it after `npm start`: enter, see the port case, file a report, watch it join. */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, openBrowser, visit } from "./browser.ts";
import { type DemoHub, startDemoHub } from "./demo-hub.ts";

const inputs = join(import.meta.dirname, "../../scenarios/port-isewan/inputs");

describe.skipIf(!chromiumPath)("the console on the demo", () => {
  let hub: DemoHub;
  let browser: Browser;
  beforeAll(async () => {
    hub = await startDemoHub();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  test("a newcomer enters by one click and sees the port case, its line of fires and why its reports belong", async () => {
    const { page, context, complaints } = await visit(browser, { lang: "ja", theme: "light", size: "wide" });
    await page.goto(hub.address);
    await page.getByRole("button", { name: /佐伯 千尋/ }).click();
    await page
      .locator(".queue")
      .getByRole("link", { name: /いせわん台/ })
      .click();
    await page.getByRole("heading", { level: 1, name: /いせわん台/ }).waitFor();
    const steps = page.getByRole("region", { name: "知らせの到達" }).getByRole("listitem");
    expect(await steps.count()).toBe(8);
    expect(await steps.nth(0).innerText()).toMatch(/覚知\s+6:30/);
    await page.getByRole("region", { name: "報告と、つながる理由" }).getByText("bit").first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a form that is filed comes back with a receipt, and joins the case on an open page by itself", async () => {
    const analyst = await visit(browser, { lang: "en", theme: "light", size: "wide" });
    await analyst.page.goto(hub.address);
    await analyst.page.getByRole("button", { name: /Chihiro Saeki/ }).click();
    await analyst.page.getByText("live", { exact: true }).waitFor();

    const operator = await visit(browser, { lang: "ja", theme: "dark", size: "phone" });
    await operator.page.goto(`${hub.address}/file`);
    await operator.page.getByRole("button", { name: /磯貝 健二/ }).click();
    await operator.page.setInputFiles("input[type=file]", join(inputs, "e1-ransomware-form.xlsx"));
    await operator.page.getByText("共通様式（ランサムウェア）として読み取りました").waitFor();
    await operator.page.getByRole("button", { name: "提出する", exact: true }).click();
    await operator.page.getByRole("heading", { level: 1, name: "受理されました" }).waitFor();

    await analyst.page
      .locator(".live li.new")
      .getByText(/linked to N-/)
      .waitFor();
    expect([...analyst.complaints, ...operator.complaints]).toEqual([]);
    await analyst.context.close();
    await operator.context.close();
  });

  test("what an ally may not see is not there: no case, no count, no word of the operator", async () => {
    const { page, context } = await visit(browser, { lang: "en", theme: "light", size: "wide" });
    await page.goto(hub.address);
    await page.getByRole("button", { name: /Robin Vale/ }).click();
    await page.getByRole("heading", { name: "Open cases" }).waitFor();
    const told = await page.locator("main").innerText();
    expect(told).toContain("No case is open.");
    expect(told).not.toMatch(/いせわん台|Isewan/);
    await context.close();
  });
});
