/**
 * Who sees what, in a real browser on a real hub: the preview of a marking and of a report, looking through another body's eyes, and
 * what was taken back from a body that had been handed it. One exercise realm; Japanese and English.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser, type Visit, visit } from "./browser.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const PASSWORD = "signal fires on nine hills";
const ADDRESS = "203.0.113.88";
const SHOTS = process.env["NOROSHI_SHOTS"];

describe.skipIf(!chromiumPath)("who sees what", () => {
  let hub: RealHub;
  let browser: Browser;
  const keys = new Map<string, string>();

  const local = async (path: string, body: unknown) =>
    (await hub.local("POST", `/local/realms/drill/${path}`, body)) as Record<string, string>;
  let calls = 0;
  const as = async (body: string, method: string, path: string, json?: unknown) => {
    const answer = await fetch(`${hub.url}/api/v1${path}`, {
      method,
      headers: {
        "x-api-key": keys.get(body) ?? "",
        "idempotency-key": `sight-${++calls}`,
        "content-type": "application/json",
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const settled = () => hub.local("GET", "/local/realms/drill/settled?wait=20000");

  beforeAll(async () => {
    hub = await startRealHub([]);
    await hub.local("POST", "/local/realms", { name: "drill", kind: "exercise", hubCountry: "XJ" });
    await local("organisations", {
      organisations: [
        { slug: "office", kind: "coordinator", country: "XJ", name: { en: "Office", ja: "調整室" } },
        { slug: "port", kind: "operator", country: "XJ", name: { en: "Port", ja: "港" } },
        { slug: "bank", kind: "bank", country: "XJ", name: { en: "Bank", ja: "銀行" } },
        { slug: "alpha", kind: "ally", country: "XA", name: { en: "Alpha", ja: "アルファ" } },
      ],
    });
    for (const body of ["office", "port", "bank"])
      keys.set(
        body,
        String((await local("keys", { organisation: body, name: "machine", role: "body_system" }))["key"]),
      );
    for (const [body, role] of [
      ["office", "triage_analyst"],
      ["bank", "sector_analyst"],
    ] as const)
      await local("accounts", {
        organisation: body,
        email: `${body}@drill.example`,
        password: PASSWORD,
        name: body,
        role,
      });
    await as("port", "POST", "/reports", {
      schema: "common-form/1",
      form: "common-form-ransomware",
      answers: {
        報告番号: "F-88",
        報告組織名: "港",
        "侵害指標（IoC）": `IPアドレス：${ADDRESS}`,
        調整機関への提供: "同意する",
        匿名化した技術情報の共有: "同意する",
        海外機関への共有: "同意しない",
        TLP: "TLP:AMBER",
      },
    });
    await settled();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  const JA: Look = { lang: "ja", theme: "light", size: "wide" };
  const EN: Look = { lang: "en", theme: "light", size: "wide" };

  async function entered(body: string, look: Look): Promise<Visit> {
    const v = await visit(browser, look);
    const ja = look.lang === "ja";
    await v.page.goto(`${hub.url}/sign-in`);
    await v.page.getByLabel(ja ? "メールアドレス" : "Email address").fill(`${body}@drill.example`);
    await v.page.getByLabel(ja ? "パスワード" : "Password").fill(PASSWORD);
    await v.page.getByRole("button", { name: ja ? "サインインする" : "Sign in", exact: true }).click();
    await v.page.locator(".me").waitFor();
    return v;
  }
  const shot = async ({ page }: Visit, name: string) => {
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  };

  test("a marking says body by body who would see it and why, before anything is stored", async () => {
    for (const [look, ask, restriction, ally, not] of [
      [EN, "Ask", "not abroad", "Alpha", "does not"],
      [JA, "確かめる", "国外不可", "アルファ", "見えない"],
    ] as const) {
      const v = await entered("office", look);
      await v.page.goto(`${hub.url}/preview`);
      await v.page
        .locator(".choices label")
        .filter({ hasText: /^GREEN$/ })
        .click();
      await v.page.getByLabel(restriction, { exact: true }).check();
      await v.page.getByRole("button", { name: ask, exact: true }).click();
      await v.page.locator(".verdicts li", { hasText: ally }).getByText(not).first().waitFor();
      await shot(v, `preview-${look.lang}`);
      expect(v.complaints).toEqual([]);
      await v.context.close();
    }
  });

  test("looking through another body's eyes shows what both see, says that it is on record, and ends", async () => {
    for (const [look, go, back] of [
      [EN, "Look (goes on record)", "Back to my own eyes"],
      [JA, "この組織の目で見る（記録される）", "自分の目に戻る"],
    ] as const) {
      const v = await entered("office", look);
      await v.page.goto(`${hub.url}/preview`);
      await v.page.locator("select").selectOption("bank");
      await v.page.getByRole("button", { name: go }).click();
      await v.page.locator(".eyes").waitFor();
      await v.page.locator(".seen summary").first().click();
      await v.page.getByText(ADDRESS).first().waitFor();
      await shot(v, `eyes-${look.lang}`);
      await v.page.getByRole("button", { name: back }).click();
      await v.page.locator("select").waitFor();
      expect(v.complaints).toEqual([]);
      await v.context.close();
    }
  });

  test("what was taken back stands with its values before whoever had been handed it, and nobody's name", async () => {
    await as("bank", "GET", `/indicators?value=${ADDRESS}`);
    const withdrawal = { schema: "withdrawal/1", by: "port", reportId: "F-88", withdraw: ["shareAnonymised"] };
    await as("port", "POST", "/withdrawals", withdrawal);
    await settled();
    for (const [look, title] of [
      [EN, "Taken back"],
      [JA, "取り消された値"],
    ] as const) {
      const v = await entered("bank", look);
      await v.page.locator(".me").click();
      await v.page.getByRole("menuitem", { name: title }).click();
      await v.page.getByRole("heading", { level: 1, name: title }).waitFor();
      await v.page.getByText(ADDRESS).first().waitFor({ timeout: 20_000 });
      expect(await v.page.locator("main").innerText()).not.toContain("港");
      await shot(v, `recalls-${look.lang}`);
      expect(v.complaints).toEqual([]);
      await v.context.close();
    }
  });
});
