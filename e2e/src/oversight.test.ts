/**
 * The commission at its desk, on a real hub in a real browser: a request waits with how long it waits, the register says what
 * became of it, an inspection is ordered and closed, a body is spoken to and answers, and every figure of the report opens to its
 * acts.
 */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser, type Visit, visit } from "./browser.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const REALM = "drill";
const PASSWORD = "a-fire-on-the-hill";
const BODIES = [
  { slug: "office", name: { en: "Office", ja: "調整室" }, kind: "coordinator", country: "JP" },
  { slug: "police", name: { en: "Police", ja: "警察" }, kind: "police", country: "JP" },
  { slug: "commission", name: { en: "Commission", ja: "委員会" }, kind: "commission", country: "JP" },
  { slug: "outer", name: { en: "Outer", ja: "外務省" }, kind: "ministry", sector: "foreign-affairs", country: "JP" },
];
const person = (organisation: string, role: string, name: string) => ({
  organisation,
  role,
  name,
  email: `${name.toLowerCase()}@${organisation}.example`,
});
const PEOPLE = [
  person("police", "police_investigator", "Asks"),
  person("police", "legal_officer", "Law"),
  person("outer", "legal_officer", "Envoy"),
  person("commission", "oversight_commissioner", "Chair"),
];
const WIDE: Look = { lang: "en", theme: "light", size: "wide" };
const PHONE: Look = { lang: "ja", theme: "dark", size: "phone" };
const WHY = "The pumps of the terminal stop again tonight unless this one service is silenced.";

describe.skipIf(!chromiumPath)("oversight", () => {
  let hub: RealHub;
  let browser: Browser;
  let keys = 0;
  beforeAll(async () => {
    hub = await startRealHub([]);
    await hub.local("POST", "/local/realms", { name: REALM, kind: "exercise", hubCountry: "JP" });
    await hub.local("POST", `/local/realms/${REALM}/organisations`, { organisations: BODIES });
    await hub.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-FULL" });
    for (const one of PEOPLE)
      await hub.local("POST", `/local/realms/${REALM}/accounts`, { ...one, password: PASSWORD });
    browser = await openBrowser();
    await askFor();
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  async function as(email: string, look: Look): Promise<Visit> {
    const v = await visit(browser, look);
    const entered = await v.context.request.post(`${hub.url}/api/auth/sign-in/email`, {
      data: { email, password: PASSWORD },
    });
    expect(entered.status()).toBe(200);
    return v;
  }

  /** Police ask for a neutralisation, up to the ballot. */
  async function askFor(): Promise<void> {
    const people = await Promise.all(["asks@police", "law@police", "envoy@outer"].map((e) => as(`${e}.example`, WIDE)));
    const [asks, law, envoy] = people;
    if (!asks || !law || !envoy) throw new Error("three people");
    const call = async (v: Visit, method: "GET" | "POST", path: string, json?: unknown, seen?: string) => {
      const answer = await v.context.request.fetch(`${hub.url}/api/v1/${path}`, {
        method,
        headers: {
          origin: hub.url,
          "idempotency-key": `k${++keys}`,
          ...(seen === undefined ? {} : { "if-match": seen }),
        },
        ...(json === undefined ? {} : { data: JSON.stringify(json) }),
      });
      expect(answer.ok(), await answer.text()).toBe(true);
      return answer;
    };
    const form = {
      target: { kind: "server", value: "203.0.113.24", country: "XF" },
      necessity: { targetAct: "encrypts terminals", protectedComputer: "terminal system", why: WHY },
      subsidiarity: [{ means: "the provider", whyNot: "The provider has not answered for seventy-three minutes." }],
      proportionality: {
        scope: "One service on one address, nothing read or altered.",
        until: "2099-01-01T00:00:00Z",
        volumeCap: null,
      },
    };
    const made = await call(asks, "POST", "measures", { type: "neutralise", number: "REQ-Q2", form, recipients: [] });
    const { measure } = (await made.json()) as { measure: string };
    const step = async (v: Visit, way: string, json: unknown) => {
      const etag = (await call(v, "GET", `measures/${measure}`)).headers()["etag"];
      const said = await call(v, "POST", `measures/${measure}/${way}`, json, etag);
      expect(((await said.json()) as { answer: string | null }).answer, way).toBeNull();
    };
    await step(asks, "steps", { event: "send_to_review" });
    await step(law, "legal-review", { passes: true });
    await step(envoy, "consultation", { reference: "FM-7" });
    await step(asks, "steps", { event: "submit" });
    for (const v of people) await v.context.close();
  }

  const section = (page: Page, name: string) => page.getByRole("navigation").getByRole("link", { name, exact: true });

  test("a commissioner finds what waits, inspects, speaks to a body, and opens a figure to its acts", async () => {
    const { page, context, complaints } = await as("chair@commission.example", WIDE);
    await page.goto(`${hub.url}/`);
    await page.getByRole("heading", { name: "Before you" }).waitFor();
    expect(page.url()).toContain("/oversight");
    await page.getByRole("link", { name: "REQ-Q2" }).waitFor();

    await section(page, "Register").click();
    await page.getByRole("cell", { name: /waiting/ }).waitFor();

    await section(page, "Inspection").click();
    await page.getByLabel("Reason").fill("drawn by lot in December");
    await page.getByRole("button", { name: "Order it" }).click();
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByText("drawn by lot in December").waitFor();
    await page.getByRole("button", { name: "Close: in order" }).click();
    await page.getByLabel("Why it is closed so").fill("every step had its approval");
    await page.getByRole("button", { name: "Close: in order" }).click();
    await page.getByText("every step had its approval").waitFor();

    await section(page, "Words to bodies").click();
    await page.getByLabel("To", { exact: true }).selectOption("police");
    await page.getByLabel("Words", { exact: true }).fill("Write the outcome the same day.");
    await page.getByRole("button", { name: "Say it" }).click();
    await page.getByText("Write the outcome the same day.").waitFor();

    await section(page, "Statutory report").click();
    await page.getByLabel("To (exclusive)").fill("2099-01-01");
    await page.getByRole("button", { name: "Count", exact: true }).click();
    const row = page.getByRole("row", { name: /Police: requests for approval/ });
    await expect.poll(() => row.locator("td.n").textContent()).toBe("1");
    await row.getByText("see the acts: 1").click();
    await row.getByText("REQ-Q2").waitFor();
    await page.getByText("this is no statutory report").waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => [v.id, v.nodes[0]?.html])).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a body's lawyer reads the word on a phone and answers it, and sees nothing of the inspection", async () => {
    const { page, context } = await as("law@police.example", PHONE);
    await page.goto(`${hub.url}/retention`);
    await page.getByText("Write the outcome the same day.").waitFor();
    expect(await page.getByText("drawn by lot").count()).toBe(0);
    await page.getByRole("button", { name: "回答する" }).click();
    await page.getByLabel("回答", { exact: true }).fill("月曜日から改めた。");
    await page.getByRole("button", { name: "回答する" }).click();
    await page.getByText("月曜日から改めた。").waitFor();
    const wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect(wide).toBeLessThanOrEqual(0);
    await page.goto(`${hub.url}/oversight`);
    await page
      .getByText("この役割には")
      .or(page.getByText("開かれていません"))
      .or(page.getByText("できません"))
      .first()
      .waitFor();
    await context.close();
  });
});
