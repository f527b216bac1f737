/**
 * A release that waits for a second person, in a real browser on a real hub: one officer orders it with a reason, another one finds it in
 * the queue on a phone, sees what would go out, refuses one and lets one go, and only then the ally has it. Japanese and English.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser, visit } from "./browser.ts";
import { comeIn } from "./come-in.ts";
import { oneAct } from "./one-act.ts";
import { freshData, type RealHub, startRealHub } from "./real-hub.ts";

const PASSWORD = "signal fires on nine hills";
const VALUE = "203.0.113.131";
const SHOTS = process.env["NOROSHI_SHOTS"];

const PEOPLE = {
  first: { body: "office", role: "releasability_officer", look: { lang: "en", theme: "light", size: "wide" } },
  second: { body: "office", role: "releasability_officer", look: { lang: "ja", theme: "dark", size: "phone" } },
  ally: { body: "alpha", role: "allied_liaison", look: { lang: "en", theme: "dark", size: "wide" } },
  reporter: { body: "port", role: "operator_reporter", look: { lang: "ja", theme: "light", size: "wide" } },
} as const satisfies Readonly<Record<string, { body: string; role: string; look: Look }>>;
type Who = keyof typeof PEOPLE;

describe.skipIf(!chromiumPath)("a release that waits", () => {
  let hub: RealHub;
  let browser: Browser;
  let reportId: string;
  const pages = new Map<Who, Page>();
  const of = (who: Who): Page => {
    const page = pages.get(who);
    if (!page) throw new Error(`${who} did not sign in`);
    return page;
  };
  const at = (who: Who, path: string) => of(who).goto(`${hub.url}${path}`);
  const shot = async (who: Who, name: string) => {
    if (SHOTS !== undefined) await of(who).screenshot({ path: `${SHOTS}/waiting-${name}.png`, fullPage: true });
  };

  beforeAll(async () => {
    hub = await startRealHub([], freshData());
    await hub.local("POST", "/local/realms", { name: "drill", kind: "exercise", hubCountry: "XJ" });
    const local = (method: string, path: string, body: unknown) =>
      hub.local(method, `/local/realms/drill/${path}`, body);
    await local("POST", "organisations", {
      organisations: [
        { slug: "office", kind: "coordinator", country: "XJ", name: { en: "Office", ja: "調整室" } },
        { slug: "port", kind: "operator", country: "XJ", name: { en: "Port", ja: "港" } },
        { slug: "alpha", kind: "ally", country: "XA", name: { en: "Alpha CERT", ja: "アルファ国CERT" } },
      ],
    });
    await local("PUT", "law", { profile: "JP-LIVE" });
    for (const [name, { body, role }] of Object.entries(PEOPLE))
      await local("POST", "accounts", {
        ...{ organisation: body, email: `${name}@drill.example`, password: PASSWORD, name, role },
      });
    browser = await openBrowser();
    for (const who of Object.keys(PEOPLE) as Who[]) {
      const { page } = await visit(browser, PEOPLE[who].look);
      page.setDefaultTimeout(20_000);
      await comeIn(page, hub.url, `${who}@drill.example`, PASSWORD);
      pages.set(who, page);
    }
    reportId = await of("reporter").evaluate(
      async (form) => {
        const answer = await fetch("/api/v1/reports", {
          method: "POST",
          headers: { "idempotency-key": "waiting-1", "content-type": "application/json" },
          body: form,
        });
        return ((await answer.json()) as { reportId: string }).reportId;
      },
      JSON.stringify({
        schema: "common-form/1",
        form: "common-form-ransomware",
        answers: {
          報告番号: "W-1",
          報告組織名: "港",
          "侵害指標（IoC）": `IPアドレス：${VALUE}`,
          調整機関への提供: "同意する",
          匿名化した技術情報の共有: "同意する",
          海外機関への共有: "同意する",
          TLP: "TLP:GREEN",
        },
      }),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  /** The first officer orders it to the ally under a name. */
  async function order(name: string): Promise<void> {
    const page = of("first");
    await at("first", `/reports/${reportId}/release`);
    await page.getByLabel("Alpha CERT").check();
    await page.getByRole("button", { name: "Look (goes on record)" }).click();
    await page.getByText("It goes to a body of an ally.").waitFor();
    await page.getByLabel(/What this release is called/).fill(name);
    expect(await page.getByRole("button", { name: /it waits for a second person/ }).isDisabled()).toBe(true);
    await page.getByLabel("Why it should go out (ten characters)").fill("Alpha is under attack by the same people.");
    await page.getByRole("button", { name: /it waits for a second person/ }).click();
    const frozen = page.getByRole("region", { name: "Frozen release" });
    await frozen.getByText("nothing was handed over yet").waitFor();
    expect(await frozen.getByRole("button", { name: "Let it go" }).count()).toBe(0);
  }

  test("is ordered with a reason, refused by another officer with a reason, and never reaches the ally", async () => {
    await order("too early");
    await shot("first", "ordered-en-light");
    const page = of("second");
    await at("second", "/releases");
    await page.getByText("承認待ち").waitFor();
    await shot("second", "queue-ja-dark-phone");
    await page.getByRole("link", { name: "too early" }).click();
    await page.getByText("Alpha is under attack by the same people.").waitFor();
    await page.getByText("同盟国等の機関への提供").waitFor();
    await shot("second", "judging-ja-dark-phone");
    expect(await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(
      0,
    );
    await oneAct(page.locator("main"), "承認しない", "まだ合意の署名がない。");
    await page.getByText("まだ合意の署名がない。").waitFor();
    await at("first", "/releases");
    await of("first").getByText("refused").waitFor();
    await at("ally", "/received");
    expect(await of("ally").locator("main").innerText()).not.toContain(VALUE);
  });

  test("is let go by another officer, and the ally has it then", async () => {
    await order("after signing");
    const page = of("second");
    await at("second", "/releases");
    await page.getByRole("link", { name: "after signing" }).click();
    await oneAct(page.locator("main"), "承認して提供する");
    await page.getByText("承認・提供済み").waitFor();
    await at("ally", "/received");
    await of("ally").getByText(VALUE).first().waitFor();
    await of("ally").getByText("after signing").first().waitFor();
  });
});
