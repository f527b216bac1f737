/**
 * Sharing in a real browser on a real hub: the office looks at what an ally would see and releases it item by item, the ally has it on
 * its page, acknowledges it and says what came of it, the reporter reads that, is named by its own consent and takes that back, then takes
 * back its answer, the ally is told; and what a gateway did not take is sent again. A wide screen and a phone, Japanese and English, light
 * and dark.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser, visit } from "./browser.ts";
import { comeIn } from "./come-in.ts";
import { oneAct } from "./one-act.ts";
import { freshData, type RealHub, startRealHub } from "./real-hub.ts";

const PASSWORD = "signal fires on nine hills";
const [BAD, FALSE_ALARM, LEFT_OUT] = ["203.0.113.101", "203.0.113.102", "203.0.113.103"];
const SITE = "Sotoura quay 4";
const OFFERED = "Sotoura anchorage";
const SHOTS = process.env["NOROSHI_SHOTS"];

const PEOPLE = {
  office: { body: "office", role: "releasability_officer", look: { lang: "en", theme: "light", size: "wide" } },
  ally: { body: "alpha", role: "allied_liaison", look: { lang: "en", theme: "dark", size: "phone" } },
  reporter: { body: "port", role: "operator_reporter", look: { lang: "ja", theme: "light", size: "wide" } },
} as const satisfies Readonly<Record<string, { body: string; role: string; look: Look }>>;
type Who = keyof typeof PEOPLE;

describe.skipIf(!chromiumPath)("sharing", () => {
  let hub: RealHub;
  let browser: Browser;
  let gateway: Server;
  let takes = true;
  const notes: string[] = [];
  let reportId: string;
  const pages = new Map<Who, Page>();
  const complaints: string[] = [];
  const local = (path: string, body: unknown) => hub.local("POST", `/local/realms/drill/${path}`, body);
  const of = (who: Who): Page => {
    const page = pages.get(who);
    if (!page) throw new Error(`${who} did not sign in`);
    return page;
  };
  const shot = async (who: Who, name: string) => {
    if (SHOTS !== undefined) await of(who).screenshot({ path: `${SHOTS}/sharing-${name}.png`, fullPage: true });
  };
  const at = (who: Who, path: string) => of(who).goto(`${hub.url}${path}`);

  async function signIn(who: Who): Promise<void> {
    const { body, look } = PEOPLE[who];
    const { page, complaints: heard } = await visit(browser, look);
    page.on("close", () => complaints.push(...heard));
    page.setDefaultTimeout(20_000);
    await comeIn(page, hub.url, `${body}@drill.example`, PASSWORD);
    pages.set(who, page);
  }

  beforeAll(async () => {
    gateway = createServer((req, res) => {
      let text = "";
      req.on("data", (part: Buffer) => {
        text += part.toString();
      });
      req.on("end", () => {
        notes.push(text);
        res.writeHead(takes ? 204 : 410).end();
      });
    });
    await new Promise<void>((ready) => gateway.listen(0, "127.0.0.1", () => ready()));
    const host = `127.0.0.1:${(gateway.address() as AddressInfo).port}`;
    hub = await startRealHub([], freshData(), { NOROSHI_EXERCISE_PARTNER_HOSTS: host });
    await hub.local("POST", "/local/realms", { name: "drill", kind: "exercise", hubCountry: "XJ" });
    await local("organisations", {
      organisations: [
        { slug: "office", kind: "coordinator", country: "XJ", name: { en: "Office", ja: "調整室" } },
        { slug: "port", kind: "operator", country: "XJ", name: { en: "Port", ja: "港" } },
        { slug: "alpha", kind: "ally", country: "XA", name: { en: "Alpha CERT", ja: "アルファ国CERT" } },
      ],
    });
    for (const { body, role } of Object.values(PEOPLE))
      await local("accounts", {
        organisation: body,
        email: `${body}@drill.example`,
        password: PASSWORD,
        name: body,
        role,
      });
    browser = await openBrowser();
    for (const who of Object.keys(PEOPLE) as Who[]) await signIn(who);
    const sent = await of("reporter").evaluate(
      async (form) => {
        const answer = await fetch("/api/v1/reports", {
          method: "POST",
          headers: { "idempotency-key": "sharing-1", "content-type": "application/json" },
          body: form,
        });
        return (await answer.json()) as { reportId: string };
      },
      JSON.stringify({
        schema: "common-form/1",
        form: "common-form-ransomware",
        answers: {
          報告番号: "S-1",
          報告組織名: "港",
          "侵害指標（IoC）": [BAD, FALSE_ALARM, LEFT_OUT].map((v) => `IPアドレス：${v}`).join("\n"),
          調整機関への提供: "同意する",
          匿名化した技術情報の共有: "同意する",
          海外機関への共有: "同意する",
          TLP: "TLP:AMBER",
        },
      }),
    );
    reportId = sent.reportId;
    await hub.local("GET", "/local/realms/drill/settled?wait=20000");
    await at("office", "/partners/alpha");
    const ways = of("office").getByRole("region", { name: "Channels and subscriptions" });
    await ways.getByRole("button", { name: "Open a channel" }).click();
    await ways.getByLabel("Way").selectOption("webhook");
    await ways.getByLabel("Address").fill(`http://${host}/alpha`);
    await ways.getByRole("button", { name: "Open a channel" }).click();
    await ways.getByText(`http://${host}/alpha`).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
    gateway?.close();
  });

  test("the office sees what the ally would see and why, leaves one value out, and what goes out is frozen with its hash", async () => {
    const page = of("office");
    await at("office", `/reports/${reportId}`);
    await page.getByRole("link", { name: "What would they see?" }).click();
    await page.getByLabel("Alpha CERT").check();
    await page.getByRole("button", { name: "Look (goes on record)" }).click();
    const goes = page.getByRole("region", { name: "Goes out" });
    await goes.getByText("3 / 3").waitFor();
    await shot("office", "desk-en-light");
    await goes.getByLabel(LEFT_OUT).uncheck();
    await goes.getByText("2 / 3").waitFor();
    await page.getByLabel(/What this release is called/).fill("for Alpha's ports");
    await page.getByRole("button", { name: /Release what I chose/ }).click();
    const frozen = page.getByRole("region", { name: "Frozen release" });
    await frozen.getByText(/^[0-9a-f]{64}$/).waitFor();
    await frozen.getByRole("link", { name: "See the delivery log" }).click();
    await page.locator(".log .is-delivered").getByText("for Alpha's ports").waitFor();
    await shot("office", "log-en-light");
    expect(notes.join("")).toContain(BAD);
    expect(notes.join("")).not.toContain(LEFT_OUT);
  });

  test("the ally has it on its page, acknowledges it, and says blocked and false positive", async () => {
    const page = of("ally");
    await at("ally", "/received");
    await page.getByText("for Alpha's ports").waitFor();
    expect(await page.locator("main").innerText()).not.toContain(LEFT_OUT);
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await page.getByText("acknowledged").first().waitFor();
    for (const [value, says, then] of [
      [BAD, "blocked", "blocked"],
      [FALSE_ALARM, "false_positive", "false positive"],
    ] as const) {
      const line = page.locator(".rec-list > li", { hasText: value });
      await line.getByRole("button", { name: "Say what came of it" }).click();
      await line.getByLabel("What came of it").selectOption(says);
      await line.getByRole("button", { name: "Say what came of it" }).click();
      await line.getByText(`✓`).getByText(then).waitFor();
    }
    await shot("ally", "received-en-dark-phone");
    await at("office", "/feedback");
    await of("office")
      .getByRole("row", { name: new RegExp(`${BAD}.*blocked.*Alpha`) })
      .waitFor();
  });

  test("the reporter reads what became of its report, and nobody's name", async () => {
    const page = of("reporter");
    await at("reporter", `/reports/${reportId}`);
    const outcome = page.getByRole("region", { name: "その後" });
    await outcome.getByText("2件が 1組織へ（国外の機関）").waitFor();
    await outcome.getByText("遮断した").waitFor();
    await outcome.getByText("誤検知").waitFor();
    expect(await outcome.innerText()).not.toMatch(/Alpha|アルファ/);
    await shot("reporter", "outcome-ja-light");
  });

  test("the victim is asked whether it may be named, says what of it may be told, is named to the ally, and takes it back", async () => {
    const page = of("office");
    const desk = async () => {
      await at("office", `/reports/${reportId}/release`);
      await page.getByLabel("Alpha CERT").check();
      await page.getByRole("button", { name: "Look (goes on record)" }).click();
      return page.getByRole("region", { name: "Victims" });
    };
    const asking = await desk();
    await asking.getByText("No victim of these reports consented to be named.").waitFor();
    await asking.getByRole("button", { name: "Ask the victim whether it may be named" }).click();
    await asking.getByLabel("Region or site").check();
    await asking.getByLabel("sector ISACs").check();
    await asking.getByLabel("Groups that may be told").fill("ports, first-responders");
    await asking.getByLabel("Why").fill("Alpha asks which port was hit.");
    await shot("office", "asking-victim-en-light");
    await asking.getByRole("button", { name: "Ask the victim whether it may be named" }).click();
    await asking.getByLabel("Why").waitFor({ state: "detached" });

    const victim = of("reporter");
    await at("reporter", "/consents");
    const asked = victim.locator(".log > li", { hasText: "Alpha asks which port was hit." });
    await asked.getByText(/アルファ国CERT.*情報共有組織.*ports.*first-responders/).waitFor();
    await asked.getByRole("button", { name: "同意する" }).click();
    await asked.getByLabel("名称").check();
    await asked.getByLabel("地域・拠点").fill(SITE);
    await shot("reporter", "granting-ja-light");
    await asked.getByRole("button", { name: "同意する" }).click();
    await asked.getByText("同意", { exact: true }).first().waitFor();

    const choosing = await desk();
    const box = choosing.getByLabel("Region or site");
    expect(await box.isChecked()).toBe(false);
    await box.check();
    await choosing.getByLabel("Name").check();
    await shot("office", "naming-en-light");
    await page.getByLabel(/What this release is called/).fill("with the victim's consent");
    await page.getByRole("button", { name: /Release what I chose/ }).click();
    const frozen = page.getByRole("region", { name: "Frozen release" });
    await frozen.getByText("served").first().waitFor();
    await shot("office", "frozen-en-light");

    const ally = of("ally");
    await at("ally", "/received");
    const got = ally.locator(".log > li", { hasText: "with the victim's consent" });
    await got.getByText(SITE).waitFor();
    await got.getByText("Port", { exact: true }).waitFor();
    await shot("ally", "victim-en-dark-phone");
    expect(notes.join("")).not.toContain(SITE);

    await at("reporter", "/consents");
    await asked.getByText(/アルファ国CERT に提示/).waitFor();
    await oneAct(asked, "同意を終える");
    await asked.getByText("同意の終了").first().waitFor();
    await at("ally", "/received");
    await got.getByText("The victim ended its consent.").waitFor();
    expect(await ally.locator("main").innerText()).not.toContain(SITE);
    await at("ally", "/recalls");
    await ally.getByText("what was told of a victim").waitFor();
  });

  test("the victim offers its name by itself to a kind of bodies, on a phone as well, and the office may choose it", async () => {
    const victim = of("reporter");
    await victim.setViewportSize({ width: 390, height: 844 });
    await at("reporter", `/reports/${reportId}`);
    const own = victim.getByRole("region", { name: "被害組織として示すこと" });
    await own.getByRole("button", { name: "被害組織として示すことに同意しておく" }).click();
    await own.getByLabel("同盟国等の機関").check();
    await own.getByLabel("地域・拠点").fill(OFFERED);
    await own.getByLabel("調整機関への一言").fill("尋ねられる前に伝えます。");
    await shot("reporter", "offering-ja-light-phone");
    expect(
      await victim.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth"),
    ).toBeLessThanOrEqual(0);
    await own.getByRole("button", { name: "被害組織として示すことに同意しておく" }).click();
    await own.getByLabel("調整機関への一言").waitFor({ state: "detached" });
    await at("reporter", "/consents");
    await victim.getByText("同盟国等の機関 に、被害組織として次の項目を示してよいという申し出").waitFor();
    await shot("reporter", "offered-ja-light-phone");
    await victim.setViewportSize({ width: 1440, height: 900 });

    const page = of("office");
    await at("office", `/reports/${reportId}/release`);
    await page.getByLabel("Alpha CERT").check();
    await page.getByRole("button", { name: "Look (goes on record)" }).click();
    const choosing = page.getByRole("region", { name: "Victims" });
    await choosing.getByText(OFFERED).waitFor();
    expect(await choosing.getByLabel("Region or site").isChecked()).toBe(false);
    await at("office", "/consents");
    await page.getByText("offers to be told of as the victim to allies").waitFor();
    await shot("office", "offered-en-light");
  });

  test("a gateway that takes nothing leaves a dead letter in sight; the reporter takes its consent back and the ally is told", async () => {
    takes = false;
    const reporter = of("reporter");
    await at("reporter", `/reports/${reportId}`);
    const abroad = reporter.locator(".own-acts .row", { hasText: "海外" });
    await abroad.getByRole("button").click();
    await abroad.getByRole("button").waitFor({ state: "detached" });
    await of("ally").goto(`${hub.url}/recalls`);
    await expect
      .poll(
        async () => {
          await of("ally").reload();
          await of("ally").locator("main table.reads, main .empty").first().waitFor();
          return (await of("ally").locator("main").innerText()).includes(BAD);
        },
        { timeout: 30_000 },
      )
      .toBe(true);
    await at("ally", "/received");
    await of("ally").getByText("taken back: stop using it").first().waitFor();

    const page = of("office");
    await at("office", "/dispatches");
    const dead = page.locator(".log .is-dead", { hasText: "word of what was taken back" });
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.locator(".log li").first().waitFor();
          return dead.count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    await dead.getByText("NO_SUCH_COLLECTION").first().waitFor();
    await shot("office", "dead-en-light");
    takes = true;
    await dead.getByRole("button", { name: "Send again" }).click();
    await expect.poll(() => notes.some((n) => n.includes("noroshi.recall/1")), { timeout: 20_000 }).toBe(true);
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.locator(".log li").first().waitFor();
          return page.locator(".log .is-delivered", { hasText: "word of what was taken back" }).count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
  });

  test("a consent is asked for, refused with a reason, and both sides read it", async () => {
    const page = of("office");
    await at("office", `/reports/${reportId}`);
    const ask = page.getByRole("region", { name: "Consents" });
    await ask.locator("select").waitFor();
    await ask.getByLabel("Whom it should reach").selectOption("alpha");
    await ask.getByRole("button", { name: "Ask for consent" }).click();
    await ask.getByLabel("Why").fill("Alpha's ports are at risk as well.");
    await ask.getByRole("button", { name: "Ask for consent" }).click();
    await ask.getByLabel("Why").waitFor({ state: "detached" });
    const reporter = of("reporter");
    await at("reporter", "/consents");
    await reporter.getByText("Alpha's ports are at risk as well.").waitFor();
    await shot("reporter", "consents-ja-light");
    await oneAct(reporter.locator(".log > li").first(), "同意しない", "いまは渡せません。");
    await at("office", "/consents");
    await page.getByText("いまは渡せません。").waitFor();
    await shot("office", "consents-en-light");
    await at("office", "/partners/alpha");
    await page
      .getByText(/acknowledged/)
      .first()
      .waitFor();
    await page.locator(".log .is-delivered").first().waitFor();
    await shot("office", "partner-en-light");
    for (const one of pages.values()) await one.close();
    expect(complaints).toEqual([]);
  });
});
