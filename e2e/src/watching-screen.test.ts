/**
 * The page of sensors in a real browser on a real hub that a real sensor talks to: the two kinds of traffic apart, why records were
 * destroyed, permits and the age of the word that they stand on, the chain, silence; and no word of the traffic anywhere.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { MAIN, traffic } from "@noroshi/sensor/testing";
import { NOW, realmOf } from "@noroshi/testing/permits";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser, visit } from "./browser.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const PASSWORD = "signal fires on nine hills";
const SHOTS = process.env["NOROSHI_SHOTS"];

describe.skipIf(!chromiumPath)("the page of sensors", () => {
  const folder = mkdtempSync(join(tmpdir(), "noroshi-sensors-"));
  const at = (name: string) => join(folder, name);
  let hub: RealHub;
  let browser: Browser;
  const local = (path: string, body: unknown, method = "POST") =>
    hub.local(method, `/local/realms/drill${path}`, body) as Promise<Record<string, string>>;

  beforeAll(async () => {
    hub = await startRealHub([]);
    await hub.local("POST", "/local/realms", { name: "drill", kind: "exercise", hubCountry: "XJ", clockStepped: NOW });
    await local("/organisations", {
      organisations: [
        { slug: "office", kind: "coordinator", country: "XJ", name: { en: "Office", ja: "調整室" } },
        { slug: "port", kind: "operator", country: "XJ", name: { en: "Port", ja: "港" } },
      ],
    });
    await local("/accounts", {
      ...{ organisation: "port", email: "port@drill.example", password: PASSWORD, name: "port" },
      role: "operator_reporter",
    });
    const key = String((await local("/keys", { organisation: "port", name: "edge", role: "body_system" }))["key"]);
    const realm = await realmOf("drill");
    const permit = await realm.permit();
    const own = await realm.permit({ id: "OWN", capability: "ownerConsent", party: "port", directions: ["DD", "FD"] });
    const setUp = await realm.setUp([
      { permit, acts: [await realm.act("commission", "decision", permit, { decisionId: "D" })] },
      { permit: own, acts: [] },
    ]);
    writeFileSync(at("set-up.json"), JSON.stringify(setUp));
    writeFileSync(at("plan.csv"), "prefix,country,holder\n192.0.2.0/24,JP,port\n203.0.113.0/24,XF,\n");
    const files = ["--set-up", at("set-up.json"), "--plan", at("plan.csv"), "--data", at("data")];
    const words = ["watch", ...files, "--from", "-", "--now", NOW, "--hub", hub.url, "--name", "岸壁 edge"];
    const sensor = spawn(process.execPath, [MAIN, ...words], {
      stdio: ["pipe", "ignore", "inherit"],
      env: { ...process.env, NOROSHI_KEY: key },
    });
    sensor.stdin.end(traffic(100, (n) => `HIDDEN${n}`));
    expect(await once(sensor, "exit")).toEqual([0, null]);
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function entered(look: Look) {
    const v = await visit(browser, look);
    const told: string[] = [];
    v.page.on("response", (answer) => {
      if (answer.url().endsWith("/api/v1/sensors")) void answer.text().then((text) => told.push(text));
    });
    const ja = look.lang === "ja";
    await v.page.goto(`${hub.url}/sign-in`);
    await v.page.getByLabel(ja ? "メールアドレス" : "Email address").fill("port@drill.example");
    await v.page.getByLabel(ja ? "パスワード" : "Password").fill(PASSWORD);
    await v.page.getByRole("button", { name: ja ? "サインインする" : "Sign in", exact: true }).click();
    await v.page.locator(".me").waitFor();
    await v.page.locator(".me").click();
    await v.page.getByRole("menuitem", { name: ja ? "センサー" : "Sensors", exact: true }).click();
    await v.page.getByRole("heading", { name: "岸壁 edge" }).waitFor();
    return { ...v, told };
  }

  test("keeps the kinds of traffic apart, says what each stands on, and tells nothing of the traffic", async () => {
    for (const [look, law, own, domestic, usable, lacks] of [
      [
        { lang: "en", theme: "light", size: "wide" },
        "Communications, selected under permits",
        "Own network, by the owner's consent",
        "domestic, or an end nobody knows",
        "✓ usable",
        "no consent of the owner",
      ],
      [
        { lang: "ja", theme: "dark", size: "phone" },
        "通信情報（許可にもとづく選別）",
        "自組織の通信（本人の同意）",
        "国内間、または端点が不明",
        "✓ 使用可",
        "所有者の同意がない",
      ],
    ] as const) {
      const v = await entered(look);
      const kind = (name: string) => v.page.getByRole("region", { name, exact: true });
      expect((await kind(law).locator("dd").allTextContents()).slice(0, 4)).toEqual(["100", "10", "90", "0"]);
      expect(await kind(law).getByRole("row", { name: domestic }).textContent()).toContain("40");
      expect((await kind(own).locator("dd").allTextContents()).slice(0, 4)).toEqual(["100", "0", "0", "100"]);
      expect(await kind(own).locator("table").count()).toBe(0);
      const permits = kind(look.lang === "en" ? "Permits" : "許可");
      expect(await permits.getByRole("row", { name: /^P1/ }).textContent()).toContain(usable);
      expect(await permits.getByRole("row", { name: /^OWN/ }).textContent()).toContain(lacks);
      // The word was issued at the instant at which the sensor was last heard of.
      expect(await permits.textContent()).toContain(look.lang === "en" ? "0 s old" : "0秒前");
      expect(
        await kind(look.lang === "en" ? "Chain" : "記録の鎖")
          .locator("tbody tr")
          .count(),
      ).toBe(4);
      expect(await v.page.locator(".needs").count()).toBe(0);
      const said = `${v.told.join("")}${await v.page.locator("body").textContent()}`;
      expect(said).not.toMatch(/HIDDEN|KEPT|203\.0\.113|192\.0\.2|@x|uid/);
      const { violations } = await new AxeBuilder({ page: v.page }).analyze();
      const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(grave.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      const wide = await v.page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
      expect([wide, v.complaints]).toEqual([0, []]);
      await v.context.close();
    }
  });

  test("shows that a sensor fell silent once it was not heard of for longer than it said", async () => {
    await local("/clock", { stepped: "2026-12-01T12:30:00Z" }, "PUT");
    for (const [look, silent] of [
      [{ lang: "ja", theme: "light", size: "wide" }, "連絡なし"],
      [{ lang: "en", theme: "dark", size: "wide" }, "Silent since"],
      [{ lang: "ja", theme: "light", size: "phone" }, "連絡なし"],
    ] as const) {
      const v = await entered(look);
      await v.page.locator(".needs").getByText(silent).waitFor();
      if (SHOTS !== undefined)
        await v.page.screenshot({
          path: join(SHOTS, `sensors-${look.lang}-${look.theme}-${look.size}.png`),
          fullPage: true,
        });
      await v.context.close();
    }
  });
});
