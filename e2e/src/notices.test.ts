/**
 * The 3,336 real breach notices go in through the command line while somebody watches the board: cases appear by themselves,
 * every case page opens, and a breach that several lists know stands as one case with its reports and the reasons.
 * Times are printed, never judged.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, openBrowser, type Visit, visit } from "./browser.ts";
import { drawn } from "./demo-visit.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const NOTICES = join(process.env["NOROSHI_SHARED"] ?? "", "data/linkage-dev/reports.ndjson");
const there = process.env["NOROSHI_SHARED"] !== undefined && existsSync(NOTICES);
if (!there) process.stderr.write("notice: NOROSHI_SHARED is not set; the real notices are not played in\n");

const DEEP = process.env["NOROSHI_DEEP"] === "1";
const REALM = ["--realm", "notices"];
const WATCHER = { email: "watch@office.example", password: "beacon-on-the-hill" };
const BODIES = [
  { slug: "office", name: { en: "Coordination Office", ja: "調整室" }, kind: "coordinator", country: "US" },
  { slug: "importer", name: { en: "Public lists", ja: "公開一覧" }, kind: "authority", country: "US" },
];
const ORDER = {
  name: "two notifiers",
  issuedBy: "office",
  person: "duty officer",
  body: {
    opensCaseWhen: { clusterHolds: ["incident notice"], notifiers: 2, historical: false },
    participants: ["coordinator"],
  },
};

interface CaseRow {
  readonly number: string;
  readonly title: string;
  readonly reports: number;
  readonly senders: number;
}

const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

describe.skipIf(!chromiumPath || !there)("the real notices", () => {
  let hub: RealHub;
  let browser: Browser;
  let watch: Visit;
  beforeAll(async () => {
    hub = await startRealHub([]);
    browser = await openBrowser();
    const file = (name: string, content: unknown): string => {
      const path = join(hub.data, name);
      writeFileSync(path, JSON.stringify(content));
      return path;
    };
    await hub.command(["realm", "create", "notices", "--kind", "exercise", "--country", "US"]);
    await hub.command(["organisation", "add", file("bodies.json", BODIES), ...REALM]);
    await hub.command(["order", "add", file("order.json", ORDER), ...REALM]);
    await hub.command(["policy", "set", "notices", ...REALM]);
    const account = ["account", "add", "office", WATCHER.email, "triage_analyst", "--name", "Watch"];
    await hub.command([...account, ...REALM], `${WATCHER.password}\n`);
    watch = await visit(browser, { lang: "en", theme: "light", size: "wide" });
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  const ask = async <T>(path: string): Promise<T> => {
    const answer = await watch.context.request.get(hub.url + path);
    expect(answer.status(), path).toBe(200);
    return (await answer.json()) as T;
  };

  async function allCases(): Promise<readonly CaseRow[]> {
    const found: CaseRow[] = [];
    for (let next: string | null = ""; next !== null; ) {
      const query: string = next === "" ? "" : `&cursor=${encodeURIComponent(next)}`;
      const page = await ask<{ items: CaseRow[]; next: string | null }>(`/api/v1/cases?limit=200${query}`);
      found.push(...page.items);
      next = page.next;
    }
    return found;
  }

  test("cases appear on the open board while the import goes on, and in the end the board tells of all of them", async () => {
    const { page } = watch;
    await page.goto(hub.url);
    await page.getByLabel("Email address").fill(WATCHER.email);
    await page.getByLabel("Password").fill(WATCHER.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Your organisation takes part in no open case.").waitFor();
    await page.getByText("live", { exact: true }).waitFor();
    await page.evaluate("window.stillTheSame = true");

    const began = Date.now();
    let over = false;
    const importing = hub
      .command(["import", "notices", NOTICES, "--as", "importer", "--historical", "off", "--json", ...REALM])
      .finally(() => {
        over = true;
      });
    await page.locator("table.queue tbody tr").first().waitFor();
    say(`first case on the board after ${seconds(began)}, import ${over ? "over" : "under way"}`);
    const told = await importing;
    say(`imported after ${seconds(began)}`);
    expect(told).toContain(String(readFileSync(NOTICES, "utf8").trimEnd().split("\n").length));
    await hub.local("GET", "/local/realms/notices/settled?wait=300000");
    say(`linked after ${seconds(began)}`);

    const cases = await allCases();
    expect(cases.length).toBeGreaterThan(300);
    await page.locator(".block > header", { hasText: "Open cases" }).getByText(String(cases.length)).waitFor();
    say(`${cases.length} cases, told on the board after ${seconds(began)}`);
    expect(await page.evaluate("window.stillTheSame")).toBe(true);
  });

  test("the list shows cases by the page and loads more", async () => {
    const { page } = watch;
    const began = Date.now();
    await page.goto(`${hub.url}/cases`);
    await drawn(page);
    const drawnAfter = seconds(began);
    const rows = page.locator("[data-row]");
    const first = await rows.count();
    const asked = Date.now();
    await ask("/api/v1/cases?limit=50");
    say(`a page of 50 cases asked in ${Date.now() - asked} ms`);
    say(`${first} cases listed in ${drawnAfter}`);
    expect(first).toBeGreaterThanOrEqual(50);
    await page.getByRole("button", { name: "Load more" }).click();
    await page.locator(`[data-row='${first}']`).waitFor();
  });

  test("cases answer with their reports, and each joined report with a reason", async () => {
    const began = Date.now();
    const slowest = { ms: 0, number: "" };
    const alone: string[] = [];
    // The deep tier asks all of them; a fifth, another one with each seed, keeps the usual run short.
    const turn = Number(process.env["NOROSHI_SEED"] ?? 0);
    const cases = (await allCases()).filter((_, n) => DEEP || (n + turn) % 5 === 0);
    for (const c of cases) {
      const asked = Date.now();
      const found = await ask<{
        founding: unknown;
        reports: number;
        members: { score: number; reasons: unknown[] }[];
        participants: unknown[];
      }>(`/api/v1/cases/${c.number}`);
      if (Date.now() - asked > slowest.ms) Object.assign(slowest, { ms: Date.now() - asked, number: c.number });
      expect(found.members.length + (found.founding ? 1 : 0), c.number).toBe(found.reports);
      if (found.reports === 1) alone.push(c.title);
      for (const m of found.members) expect(m.reasons.length, c.number).toBeGreaterThan(0);
    }
    // A case stays open, with its first report, when later arrivals show that the second one belongs elsewhere.
    expect(alone.length).toBeLessThan(Math.max(4, cases.length / 100));
    if (alone.length > 0) say(`left with one report: ${alone.join("; ")}`);
    say(`${cases.length} cases asked in ${seconds(began)}, the slowest ${slowest.ms} ms (${slowest.number})`);
  });

  test("a breach that several lists know is one case page with its reports and why they belong", async () => {
    const { page, complaints } = watch;
    const cases = await allCases();
    const widest = cases.toSorted((a, b) => b.senders - a.senders)[0];
    if (!widest) throw new Error("no case");
    expect(widest.senders).toBeGreaterThan(2);
    for (const c of [widest, ...cases.slice(0, 20)]) {
      const began = Date.now();
      await page.goto(`${hub.url}/cases/${c.number}`);
      await page.getByRole("heading", { level: 1, name: c.title }).waitFor();
      expect(await page.locator("article.rep").count(), c.number).toBe(c.reports);
      expect(await page.locator("article.rep .fall").count(), c.number).toBe(Math.min(3, c.reports - 1));
      if (c === widest)
        say(`${c.number} ${c.title}: ${c.reports} reports of ${c.senders} lists, opened in ${seconds(began)}`);
    }
    expect(complaints).toEqual([]);
  });
});
