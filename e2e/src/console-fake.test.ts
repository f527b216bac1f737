/** What a person can do in the console, over invented data: enter, read, move by keyboard, file, and never lose anything. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser, type Visit, visit } from "./browser.ts";
import { type FakeConsole, startFakeConsole } from "./fake-console.ts";

const JA: Look = { lang: "ja", theme: "light", size: "wide" };
const EN: Look = { lang: "en", theme: "light", size: "wide" };
const file = (name: string, buffer = Buffer.from("PK")) => ({ name, mimeType: "application/octet-stream", buffer });

describe.skipIf(!chromiumPath)("the console", () => {
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

  /** Somebody who has signed in, standing at an address. */
  async function at(path: string, look: Look, run: (v: Visit) => Promise<void>): Promise<void> {
    const v = await visit(browser, look, { permissions: ["clipboard-read", "clipboard-write"] });
    const entered = await v.context.request.post(`${served.address}/api/auth/sign-in/email`, {
      data: { email: "saeki@coordinator.example", password: "exercise" },
    });
    expect(entered.status()).toBe(200);
    await v.page.goto(served.address + path);
    try {
      await run(v);
      expect(v.complaints).toEqual([]);
    } finally {
      await v.context.close();
    }
  }

  test("whoever is signed out is sent to the door and comes back to the address that was asked for", async () => {
    const { page, context, complaints } = await visit(browser, JA);
    await page.goto(`${served.address}/cases/N-2026-0412`);
    await page.getByRole("button", { name: /佐伯 千尋/ }).click();
    await page.getByRole("heading", { level: 1, name: /いせわん台/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/cases/N-2026-0412");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a wrong password is told in the reader's language, without telling whether the address is known", async () => {
    const { page, context } = await visit(browser, EN);
    await page.goto(`${served.address}/sign-in`);
    await page.getByLabel("Email address").fill("saeki@coordinator.example");
    await page.getByLabel("Password").fill("no");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("The address or the password is wrong.").waitFor();
    await context.close();
  });

  test("a link from outside cannot send anybody elsewhere after signing in", async () => {
    const { page, context } = await visit(browser, EN);
    await page.goto(`${served.address}/sign-in?next=%2F%2Felsewhere.example%2F`);
    await page.getByRole("button", { name: /Chihiro Saeki/ }).click();
    await page.getByRole("heading", { name: "Open cases" }).waitFor();
    expect(new URL(page.url()).origin).toBe(served.address);
    await context.close();
  });

  test("the line of fires is an ordered list of eight steps, the waiting one with whom and since when", async () => {
    await at("/cases/N-2026-0412", JA, async ({ page }) => {
      const steps = page.getByRole("region", { name: "知らせの到達" }).getByRole("listitem");
      await steps.nth(7).waitFor();
      expect(await steps.count()).toBe(8);
      expect(await steps.nth(0).innerText()).toMatch(/覚知\s+6:30\s+いせわん台/);
      expect(await steps.nth(7).innerText()).toMatch(/実施\s+監理委員会を待つ\s+8:58から/);
    });
  });

  test("the strip names the strictest marking on the page, and follows the page", async () => {
    await at("/", EN, async ({ page }) => {
      const strip = page.getByRole("note");
      await strip.getByText("TLP:AMBER+STRICT").waitFor();
      await page.getByRole("link", { name: "File a report" }).click();
      await page.getByRole("heading", { level: 1, name: "File a report" }).waitFor();
      expect(await strip.getByText("TLP:", { exact: false }).count()).toBe(0);
    });
  });

  test("a report that arrives appears on the board by itself and is told politely", async () => {
    await at("/", JA, async ({ page, context }) => {
      await page.getByText("自動更新中").waitFor();
      await context.request.post(`${served.address}/api/v1/dev/arrival`);
      await page.getByText(/^新しい報告：/).waitFor({ state: "attached" });
    });
  });

  test("when the hub falls silent the page stays, says since when, and comes back by one button", async () => {
    await at("/", EN, async ({ page, context }) => {
      await page.getByRole("heading", { name: "Open cases" }).waitFor();
      await page.getByText("live", { exact: true }).waitFor();
      await page.route("**/api/v1/board", (route) => route.abort());
      await context.request.post(`${served.address}/api/v1/dev/arrival`);
      await page.getByText(/^No answer since \d\d:\d\d\./).waitFor();
      expect(await page.getByRole("heading", { name: "Open cases" }).count()).toBe(1);
      await page.unroute("**/api/v1/board");
      await page.getByRole("button", { name: "Try again" }).click();
      await page.getByText(/^No answer since/).waitFor({ state: "detached" });
    });
  });

  test("a session that has ended leads to the door, and nothing of the one before is kept for the next", async () => {
    await at("/cases", EN, async ({ page, context }) => {
      await page.locator("[data-row='0']").waitFor();
      await context.clearCookies();
      await page.keyboard.press("g");
      await page.keyboard.press("r");
      await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
      expect(new URL(page.url()).searchParams.get("next")).toBe("/reports");
      await page.getByRole("button", { name: /Morgan Lee/ }).click();
      await page.getByRole("heading", { level: 1, name: "Reports" }).waitFor();
      await page.route("**/api/v1/cases*", () => {});
      await page.keyboard.press("g");
      await page.keyboard.press("c");
      await page.getByRole("heading", { level: 1, name: "Cases" }).waitFor();
      await page.locator("[aria-busy=true]").waitFor();
      expect(await page.locator("[data-row]").count()).toBe(0);
    });
  });

  test("G C goes to the cases, J and K move, Enter opens, Escape comes back", async () => {
    await at("/", EN, async ({ page }) => {
      await page.getByRole("heading", { name: "Open cases" }).waitFor();
      await page.keyboard.press("g");
      await page.keyboard.press("c");
      await page.getByRole("heading", { level: 1, name: "Cases" }).waitFor();
      await page.locator("[data-row='0']").waitFor();
      for (const key of ["j", "j", "j", "k"]) await page.keyboard.press(key);
      await page.locator("tr[aria-selected=true][data-row='1']").waitFor();
      await page.keyboard.press("Enter");
      await page.waitForURL("**/cases/N-2026-0413");
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.keyboard.press("Escape");
      await page.waitForURL("**/cases");
    });
  });

  test("single keys do nothing in a field, and / goes to the look-up", async () => {
    await at("/cases", EN, async ({ page }) => {
      await page.locator("[data-row='0']").waitFor();
      await page.keyboard.press("/");
      await page.keyboard.type("gr203[.]0[.]113[.]24");
      expect(new URL(page.url()).pathname).toBe("/cases");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/indicators?value=*");
      expect(new URL(page.url()).searchParams.get("value")).toBe("gr203[.]0[.]113[.]24");
    });
  });

  test("a value is found in any writing; a value that nobody named is not called safe", async () => {
    await at("/indicators?value=203.0.113%5B.%5D24", EN, async ({ page }) => {
      await page.getByRole("cell", { name: "203.0.113.24" }).waitFor();
      await page.getByLabel("Look up a value").last().fill("198.18.0.1");
      await page.getByRole("button", { name: "Look up" }).click();
      await page.getByText("That does not make it safe.", { exact: false }).waitFor();
    });
  });

  test("a long list holds only the rows near the window, and K reaches rows that were not drawn", async () => {
    await at("/indicators", EN, async ({ page }) => {
      await page.locator("[data-row='0']").waitFor();
      expect(await page.locator("[data-row]").count()).toBeLessThan(80);
      for (let i = 0; i < 60; i += 1) await page.keyboard.press("j");
      await page.locator("tr[aria-selected=true][data-row='59']").waitFor();
    });
  });

  test("filing shows every field with its place and how it is read, and what is refused with what to write", async () => {
    await at("/file", JA, async ({ page }) => {
      await page.setInputFiles("input[type=file]", file("s1-bad.xlsx"));
      await page.getByText("共通様式（ランサムウェア）として読み取りました").waitFor();
      expect(await page.getByRole("row", { name: /B13 覚知日時 2026\/12\/07 06:30 2026年12月7日 6:30/ }).count()).toBe(
        1,
      );
      await page.getByText("2026/12/07 06:30、または令和8年12月7日 6:30の形で書く。", { exact: false }).waitFor();
    });
  });

  test("a file that cannot be accepted offers no way to submit it", async () => {
    await at("/file", EN, async ({ page }) => {
      await page.setInputFiles("input[type=file]", file("broken.xlsx"));
      await page.getByText("It cannot be accepted as it stands").waitFor();
      expect(await page.getByRole("button", { name: "Submit" }).count()).toBe(0);
    });
  });

  test("a busy hub loses nothing: the same file goes again under the same key, and the receipt follows", async () => {
    await at("/file", EN, async ({ page }) => {
      const keys: string[] = [];
      page.on("request", (request) => {
        const key = request.headers()["idempotency-key"];
        if (key) keys.push(key);
      });
      await page.setInputFiles("input[type=file]", file("busy.xlsx"));
      await page.getByRole("button", { name: "Submit" }).click();
      await page.getByText("Nothing is lost.", { exact: false }).waitFor();
      await page.getByRole("button", { name: "Send again" }).click();
      await page.waitForURL("**/receipts/*");
      await page.getByRole("heading", { level: 1, name: "Accepted" }).waitFor();
      expect(keys).toHaveLength(2);
      expect(keys[0]).toBe(keys[1]);
    });
  });

  test("a large file goes in parts and ends in a receipt", async () => {
    await at("/file", EN, async ({ page }) => {
      const parts: string[] = [];
      page.on("request", (request) => {
        if (request.method() === "PATCH") parts.push(request.headers()["upload-offset"] ?? "");
      });
      await page.setInputFiles("input[type=file]", file("big.json", Buffer.alloc(26 * 1024 * 1024, 32)));
      await page.getByText("it is sent in parts", { exact: false }).waitFor();
      await page.getByRole("button", { name: "Send and submit" }).click();
      await page.waitForURL("**/receipts/*");
      expect(parts[0]).toBe("0");
      expect(parts.length).toBe(7);
    });
  });

  test("pasted JSON is read like a file", async () => {
    await at("/file", EN, async ({ page }) => {
      await page.getByRole("button", { name: "Paste JSON" }).click();
      await page.getByLabel("Text to read").fill('{"Event":{}}');
      await page.getByRole("button", { name: "Read it" }).click();
      await page.getByRole("button", { name: "Submit" }).waitFor();
    });
  });

  test("language and colours change at once and are kept", async () => {
    await at("/", EN, async ({ page }) => {
      await page.locator(".me").click();
      await page.getByRole("menuitem", { name: "日本語" }).click();
      await page.getByRole("heading", { name: "進行中の事案" }).waitFor();
      expect(await page.locator("html").getAttribute("lang")).toBe("ja");
      await page.locator(".me").click();
      await page.getByRole("menuitem", { name: "暗い" }).click();
      expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    });
  });

  test("a preview says who sees and why, and looking through other eyes waits for a press and says that it is on record", async () => {
    await at("/reports/5f1c9a4e-0001-4c11-9f00-000000000001", EN, async ({ page }) => {
      await page.getByRole("button", { name: "Show", exact: true }).click();
      await page.getByText("1 see it, 1 do not").waitFor();
      expect(await page.getByRole("listitem").filter({ hasText: "ALPHA National CERT" }).first().innerText()).toMatch(
        /does not\s+ALPHA National CERT\s+not to go abroad/,
      );
      let looked = 0;
      page.on("request", (r) => {
        if (r.url().includes("/preview/eyes/")) looked++;
      });
      await page.getByRole("link", { name: "Look through another body’s eyes" }).click();
      await page.getByRole("heading", { name: "Look through another body’s eyes" }).waitFor();
      await page.getByRole("combobox").selectOption({ label: "ALPHA National CERT" });
      expect(looked).toBe(0);
      await page.getByRole("button", { name: "Look (goes on record)" }).click();
      await page.getByText("Through the eyes of ALPHA National CERT").waitFor();
      expect(looked).toBe(1);
      await page.getByRole("note").getByText("TLP:", { exact: false }).waitFor();
      await page.getByRole("button", { name: "Back to my own eyes" }).click();
      await page.getByRole("heading", { name: "Look through another body’s eyes" }).waitFor();
    });
  });

  test("an emergency that waits for me is told on every page, is answered, and stays in sight while it is open", async () => {
    await at("/", EN, async ({ page }) => {
      await page.getByText("Emergency access waits for you: 1").waitFor();
      await page.getByRole("link", { name: "See" }).click();
      await page.getByRole("button", { name: "Confirm" }).click();
      await page.getByText("Emergency access is open: 1").waitFor();
      await page.getByText(/left, closes at/).waitFor();
    });
  });

  test("the record shows a reading without an end, and my own role stands first among the roles", async () => {
    await at("/record", EN, async ({ page }) => {
      await page.getByText("1 has no record of how it ended").waitFor();
      await page.getByRole("cell", { name: "missing" }).waitFor();
      await page.goto(`${served.address}/roles`);
      await page.getByText("your role").waitFor();
      expect(await page.getByRole("heading", { level: 2 }).first().innerText()).toBe("triage analyst");
    });
  });

  test("an act that my role may not do is not offered; the reason stands in its place", async () => {
    const { page, context } = await visit(browser, EN);
    await context.request.post(`${served.address}/api/auth/sign-in/email`, {
      data: { email: "lee@alpha.example", password: "exercise" },
    });
    await page.goto(`${served.address}/cases/N-2026-0412`);
    await page.getByText("None of your roles may do this.").waitFor();
    await page.keyboard.press("e");
    expect(await page.getByRole("button", { name: /^(Assess|Record)/ }).count()).toBe(0);
    await context.close();
  });

  test("what is not there, and what may not be seen, are told with the same words", async () => {
    await at("/cases/none", JA, async ({ page }) => {
      await page.getByText("ここには何もありません").waitFor();
      await page.getByRole("link", { name: "当番盤へ戻る" }).click();
      await page.getByRole("heading", { name: "進行中の事案" }).waitFor();
    });
  });
});
