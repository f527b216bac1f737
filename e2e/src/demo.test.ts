/** What people meet on the real demo: each sees the case as far as it may, live, and whoever is not in the room learns nothing. */
import { AxeBuilder } from "@axe-core/playwright";
import { ransomwareForm } from "@noroshi/intake/example";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser } from "./browser.ts";
import { type DemoVisit, drawn, enterDemo } from "./demo-visit.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const JA: Look = { lang: "ja", theme: "light", size: "wide" };
const EN: Look = { lang: "en", theme: "light", size: "wide" };
const PORT = "いせわん台ターミナル協会　ランサムウェア被害";
const BANK = "銀行E　DDoS攻撃";

/** What one looks for: a case's number, its id, and its title. Reports may carry the title; then it is no trace. */
interface Case {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** A form of the second port terminal that shares two strong values with the case. */
const another = (number: string): Uint8Array =>
  ransomwareForm({
    報告番号: number,
    報告組織名: "港湾Bターミナル（Port B Terminal）",
    "侵害指標（IoC）": "IPアドレス：203.0.113.24\nIPアドレス：198.51.100.140",
  });

describe.skipIf(!chromiumPath)("the demo", () => {
  let hub: RealHub;
  let browser: Browser;
  let cases: readonly Case[];
  beforeAll(async () => {
    hub = await startRealHub(["--demo"]);
    browser = await openBrowser();
    cases = await as("Chihiro Saeki", EN, async ({ page }) => {
      const answer = await page.request.get(`${hub.url}/api/v1/cases`);
      return ((await answer.json()) as { items: Case[] }).items;
    });
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  async function as<T>(name: string, look: Look, run: (v: DemoVisit) => Promise<T>): Promise<T> {
    const v = await enterDemo(browser, hub.url, name, look);
    try {
      await drawn(v.page);
      const got = await run(v);
      expect(v.complaints).toEqual([]);
      return got;
    } finally {
      await v.leave();
    }
  }

  const numberOf = (title: string): string => {
    const found = cases.find((c) => c.title === title);
    if (!found) throw new Error(`no case ${title}`);
    return found.number;
  };
  const openCase = async (page: Page, title: string): Promise<void> => {
    await page.locator("table.queue").getByRole("link", { name: title }).click();
    await page.waitForURL(`**/cases/${numberOf(title)}`);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
  };

  test("one click enters, and the board shows the two cases, each with its severity and its line of fires", async () => {
    await as("佐伯 千尋", JA, async ({ page }) => {
      const rows = page.locator("table.queue tbody tr");
      expect(await rows.count()).toBe(2);
      for (const [title, reports, severity] of [
        [PORT, "報告6・提出元6", "大きな影響"],
        [BANK, "報告1・提出元1", "一定の影響"],
      ] as const) {
        const row = rows.filter({ hasText: title });
        expect(await row.innerText()).toMatch(new RegExp(`${numberOf(title)}.*${reports}`));
        expect(await row.innerText()).toContain(severity);
        expect(await row.locator("svg.mini").count()).toBe(1);
      }
    });
  });

  test("the case of the port is noticed, received, linked and assessed, and says why each report belongs", async () => {
    await as("Chihiro Saeki", EN, async ({ page }) => {
      await openCase(page, PORT);
      const steps = page.getByRole("region", { name: "Line of fires" }).getByRole("listitem");
      const said = await steps.allInnerTexts();
      expect(said).toHaveLength(8);
      expect(said[0]).toMatch(/noticed\s+06:30\s+Isewan Terminal Association/);
      expect(said[1]).toMatch(/received\s+07:42\s+Isewan Terminal Association/);
      expect(said[2]).toMatch(/linked\s+08:05/);
      expect(said[3]).toMatch(/assessed\s+08:40\s+National Cyber/);
      expect(await page.locator(".fires li.off").count()).toBe(4);
      const reports = page.locator("article.rep");
      expect(await reports.count()).toBe(6);
      expect(await reports.filter({ has: page.locator(".fall") }).count()).toBe(3);
      const police = reports.filter({ hasText: "Prefecture A Police" });
      expect(await police.innerText()).toContain("They share 2 strong indicators");
      const room = page.getByRole("region", { name: "The room" }).getByRole("listitem");
      await room.nth(1).waitFor();
      expect(await room.count()).toBe(2);
      expect((await room.allInnerTexts()).join()).toMatch(/Isewan Terminal Association.*National Cyber/s);
    });
  });

  test("the reporting operator opens the same case and finds fewer reports in it, and no count of the others", async () => {
    await as("Kenji Isogai", EN, async ({ page, told }) => {
      expect(await page.locator("table.queue tbody tr").count()).toBe(1);
      await openCase(page, PORT);
      expect(await page.locator("article.rep").count()).toBe(4);
      expect(await page.locator(".case-head").innerText()).toContain("4 reports");
      const everything = told.join("\n") + (await page.content());
      expect(everything).not.toContain("BRASS HERON");
      expect(everything).not.toContain(numberOf(BANK));
    });
  });

  test("the police find the case of their own submission, and no trace of the operator's", async () => {
    await as("Aya Kuroda", EN, async ({ page, told }) => {
      const rows = page.locator("table.queue tbody tr");
      await rows.first().waitFor();
      expect(await rows.count()).toBe(1);
      const everything = told.join("\n") + (await page.content());
      expect(everything).not.toContain(numberOf(PORT));
    });
  });

  test.each(["Naoki Hama", "Robin Vale"])(
    "%s is not in the room and finds no trace of a case: not on a page, not in an answer, not in an event",
    async (name) => {
      await as(name, EN, async ({ page, told }) => {
        expect(await page.locator("table.queue").count()).toBe(0);
        await page.getByText("Your organisation takes part in no open case.").first().waitFor();
        const pages: string[] = [await page.content()];
        // Meanwhile a report joins the case: that too must stay out of sight.
        expect(await hub.post("demo", "org-port-b", `unseen by ${name}`, another(`PB-${name.length}`))).toBe(202);
        await hub.local("GET", "/local/realms/demo/settled?wait=30000");
        for (const path of ["/cases", "/reports", "/indicators", "/indicators?value=203.0.113.24"]) {
          await page.goto(hub.url + path);
          await drawn(page);
          pages.push(await page.content());
        }
        const everything = [...pages, ...told].join("\n");
        expect(told.length).toBeGreaterThan(8);
        for (const c of cases)
          for (const trace of [c.number, c.id, c.title]) expect(everything.includes(trace), trace).toBe(false);
      });
    },
  );

  test("a case that one may not see answers as one that does not exist", async () => {
    await as("Robin Vale", EN, async ({ page, complaints }) => {
      const answers: string[] = [];
      for (const number of [numberOf(PORT), "N-2026-00000"]) {
        await page.goto(`${hub.url}/cases/${number}`);
        await page.getByText("Nothing here").waitFor();
        const answer = await page.request.get(`${hub.url}/api/v1/cases/${number}`);
        answers.push(`${answer.status()} ${await answer.text()}`);
        answers.push((await page.locator("main").innerText()).replaceAll(number, "NUMBER"));
      }
      expect(answers.slice(0, 2)).toEqual(answers.slice(2));
      // The browser itself reports every 404; nothing else may be among them.
      expect(complaints.every((c) => c.includes("404"))).toBe(true);
      (complaints as string[]).length = 0;
    });
  });

  test("a report that a body's machine sends appears on the open board by itself", async () => {
    await as("Chihiro Saeki", EN, async ({ page }) => {
      await page.getByText("live", { exact: true }).waitFor();
      await page.evaluate("window.stillTheSame = true");
      const before = await page.locator("table.queue tr", { hasText: PORT }).innerText();
      const reports = Number(/(\d+) reports/.exec(before)?.[1]);
      expect(await hub.post("demo", "org-port-b", "live on the board", another("PB-LIVE"))).toBe(202);
      await page.getByText(/^New report: /).waitFor({ state: "attached" });
      await page.locator("table.queue tr", { hasText: `${reports + 1} reports` }).waitFor();
      expect(await page.evaluate("window.stillTheSame")).toBe(true);
    });
  });

  test("by keyboard: G B to the board, J and K move, Enter opens, Escape comes back, / looks up, ? lists the keys", async () => {
    await as("Chihiro Saeki", EN, async ({ page }) => {
      await page.goto(`${hub.url}/reports`);
      await page.locator("[data-row='0']").waitFor();
      await page.keyboard.press("g");
      await page.keyboard.press("b");
      await page.getByRole("heading", { name: "Open cases" }).waitFor();
      for (const key of ["j", "j", "k", "j"]) await page.keyboard.press(key);
      await page.locator("tr[aria-selected=true][data-row='1']").waitFor();
      await page.keyboard.press("Enter");
      await page.waitForURL("**/cases/N-*");
      await page.locator(".case-head").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("heading", { name: "Open cases" }).waitFor();
      await page.keyboard.press("/");
      await page.keyboard.type("hxxps://cdn-sync[.]example/u/9f");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/indicators?value=*");
      await page.getByRole("cell", { name: "https://cdn-sync.example/u/9f" }).first().waitFor();
      await page.locator("main").focus();
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    });
  });

  test("by keyboard: a case is opened on a report that stands in none, and another report pinned to it", async () => {
    const title = "Notes on an address";
    const note = (n: number): string => {
      const at = "2026-11-20T00:00:00.000Z";
      const id = (type: string) => `${type}--00000000-0000-4000-8000-00000000b00${n}`;
      const common = { spec_version: "2.1", created: at, modified: at };
      const indicator = {
        ...common,
        type: "indicator",
        id: id("indicator"),
        pattern: `[ipv4-addr:value = '192.0.2.20${n}']`,
        pattern_type: "stix",
        valid_from: at,
      };
      const report = {
        ...common,
        type: "report",
        id: id("report"),
        name: title,
        published: at,
        object_refs: [indicator.id],
      };
      return JSON.stringify({ type: "bundle", id: id("bundle"), objects: [report, indicator] });
    };
    for (const n of [1, 2]) expect(await hub.post("demo", "org-port-b", `by hand ${n}`, note(n))).toBe(202);
    await as("Chihiro Saeki", EN, async ({ page }) => {
      const of = async <T>(path: string) =>
        (await (await page.request.get(`${hub.url}${path}`)).json()) as { items: T[] };
      const [first, second] = (await of<{ id: string; title: string }>("/api/v1/reports")).items.filter(
        (r) => r.title === title,
      );
      await page.goto(`${hub.url}/reports/${first?.id}`);
      await page.getByRole("button", { name: "Open a case on this report" }).press("Enter");
      await page.getByRole("checkbox").first().press("Space");
      await page.keyboard.press("Control+Enter");
      await page.getByText("The case is open.").waitFor();
      await page.getByRole("link", { name: /It stands in N-/ }).press("Enter");
      await page.getByRole("button", { name: "Pin a report" }).press("Enter");
      await page.getByRole("combobox", { name: "Report" }).selectOption(second?.id ?? "");
      await page.keyboard.press("Control+Enter");
      await page.getByText("The report is pinned to the case.").waitFor();
      const cases = (await of<{ title: string; reports: number }>("/api/v1/cases")).items;
      expect(cases.find((c) => c.title === title)?.reports).toBe(2);
    });
  });

  test("after signing out nothing can be read any more, also not by going back", async () => {
    await as("Chihiro Saeki", EN, async ({ page, complaints }) => {
      await page.locator(".me").click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
      expect((await page.request.get(`${hub.url}/api/v1/cases`)).status()).toBe(401);
      await page.goBack();
      await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
      expect(await page.content()).not.toContain(PORT);
      // The browser tells of the 401s of the session that has ended.
      expect(complaints.every((c) => c.includes("401"))).toBe(true);
      (complaints as string[]).length = 0;
    });
  });

  test.each<Look>([
    { lang: "ja", theme: "light", size: "phone" },
    { lang: "en", theme: "dark", size: "wide" },
    { lang: "ja", theme: "dark", size: "phone" },
    { lang: "en", theme: "light", size: "phone" },
  ])("every page holds for everyone, $lang $theme $size", async (look) => {
    await as(look.lang === "ja" ? "佐伯 千尋" : "Chihiro Saeki", look, async ({ page }) => {
      const reports = (await (await page.request.get(`${hub.url}/api/v1/reports`)).json()) as {
        items: { id: string; kind: string }[];
      };
      const kinds = new Map(reports.items.map((r) => [r.kind, `/reports/${r.id}`]));
      const faults: string[] = [];
      const paths = ["/", "/cases", ...cases.map((c) => `/cases/${c.number}`), "/reports", ...kinds.values()];
      for (const path of [...paths, "/indicators", "/indicators?value=203.0.113.24", "/file"]) {
        await page.goto(hub.url + path);
        await drawn(page);
        for (const v of (await new AxeBuilder({ page }).analyze()).violations)
          if (v.impact === "serious" || v.impact === "critical")
            faults.push(`${path}: ${v.id} ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
        if ((await page.locator("h1").count()) !== 1) faults.push(`${path}: not one h1`);
        const wider = Number(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth"));
        if (wider > 0) faults.push(`${path}: ${wider} px wider than the screen`);
      }
      expect(faults).toEqual([]);
    });
  });

  test("the console comes with a strict policy, no inline script, and a cookie that scripts cannot read", async () => {
    const answer = await fetch(hub.url);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
    const html = await answer.text();
    for (const [script] of html.matchAll(/<script[^>]*>/g)) expect(script).toMatch(/ src="\/assets\//);
    expect(html).not.toMatch(/<style|\son\w+=|javascript:/);
    await as("Chihiro Saeki", EN, async ({ page }) => {
      const cookies = await page.context().cookies();
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
    });
  });
});
