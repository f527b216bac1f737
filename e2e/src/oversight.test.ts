/**
 * The commission at work on its own screens: it decides on requests, takes back what it approved, inspects without being seen,
 * speaks to bodies, counts its report and answers a person; and the police lay a case before a court. Real hub, real browser,
 * each person with the role of its own.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser, visit } from "./browser.ts";
import { drawn } from "./demo-visit.ts";
import { neutralising } from "./neutralising.ts";
import { NOROSHI } from "./noroshi.ts";
import { oneAct } from "./one-act.ts";
import { enterPort, PORT, raisePortRealm, stepTo } from "./port-realm.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const PEOPLE = {
  police: { body: "org-police-a", role: "police_investigator", name: "Aya" },
  partner: { body: "org-police-a", role: "police_investigator", name: "Ren" },
  legal: { body: "org-police-a", role: "legal_officer", name: "Sho" },
  commissioner: { body: "org-commission", role: "oversight_commissioner", name: "Yoshiko" },
  secretariat: { body: "org-commission", role: "oversight_secretariat", name: "Mei" },
} as const;
type Who = keyof typeof PEOPLE;
const LOOKS: Readonly<Record<Who, Look>> = {
  police: { lang: "en", theme: "light", size: "wide" },
  partner: { lang: "en", theme: "dark", size: "phone" },
  legal: { lang: "en", theme: "light", size: "wide" },
  commissioner: { lang: "en", theme: "light", size: "wide" },
  secretariat: { lang: "ja", theme: "dark", size: "phone" },
};
const OWN_VALUE = "citizen.example";

describe.skipIf(!chromiumPath)("the commission at work", () => {
  const folder = mkdtempSync(join(tmpdir(), "noroshi-oversight-"));
  let hub: RealHub;
  let browser: Browser;
  const pages = new Map<Who, Page>();
  const complaints: string[] = [];
  const of = (who: Who): Page => {
    const found = pages.get(who);
    if (!found) throw new Error(`${who} did not sign in`);
    return found;
  };

  /** What a person's own browser sends, for what another test does by hand already. */
  const send = async (who: Who, path: string, json: unknown, headers: Record<string, string> = {}) => {
    const answer = await of(who).request.post(`${hub.url}/api/v1/${path}`, {
      headers: { origin: hub.url, "idempotency-key": crypto.randomUUID(), ...headers },
      data: json,
    });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    return (await answer.json()) as Record<string, unknown>;
  };
  const read = async (who: Who, path: string) =>
    (await (await of(who).request.get(`${hub.url}/api/v1/${path}`)).json()) as Record<string, unknown>;
  const step = async (who: Who, id: string, way: string, json: unknown) => {
    const { step: seen } = await read(who, `measures/${id}`);
    return send(who, `measures/${id}/${way}`, json, { "if-match": `"${seen}"` });
  };
  let texts = 0;
  /** A request of the police, before the commission. @returns its id and number */
  const requested = async (over: Record<string, unknown> = {}): Promise<{ id: string; number: string }> => {
    texts++;
    const form = neutralising(texts, over);
    const made = await send("police", "measures", { type: "neutralise", form, recipients: ["org-defence"] });
    const id = String(made["measure"]);
    await step("police", id, "steps", { event: "send_to_review" });
    await step("legal", id, "legal-review", { passes: true });
    await step("police", id, "steps", { event: "submit" });
    return { id, number: String(made["number"]) };
  };

  beforeAll(async () => {
    hub = await startRealHub([]);
    await raisePortRealm(hub, PEOPLE);
    browser = await openBrowser();
    for (const who of Object.keys(PEOPLE) as Who[]) {
      const visitor = await visit(browser, LOOKS[who], { acceptDownloads: true });
      pages.set(who, visitor.page);
      visitor.page.on("pageerror", (e) => complaints.push(`${who}: ${e.message}`));
      await enterPort(visitor.page, hub, who);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const section = async (who: Who, name: string): Promise<Page> => {
    const page = of(who);
    await page.goto(`${hub.url}/oversight?section=${name}`);
    await drawn(page);
    return page;
  };
  const decision = (page: Page) => page.getByRole("region", { name: "Your decision" });
  const row = (page: Page, number: string) => page.locator(".before li", { hasText: number });
  const opened = async (page: Page, number: string): Promise<void> => {
    await row(page, number).getByRole("link").click();
    await page.locator(".file h2", { hasText: number }).waitFor();
  };

  test("a request stands with everything to decide on one page, and is approved with conditions", async () => {
    const { number } = await requested();
    const page = await section("commissioner", "requests");
    await opened(page, number);
    const file = page.locator(".file");
    for (const text of [
      "203.0.113.1",
      "The berth stops again tonight unless this is done, number 1 says.",
      "asking the provider — No answer to letter 1 since Monday morning.",
      "One service on one address until the berth works again, number 1.",
      "in force",
    ])
      await file.getByText(text).first().waitFor();
    const desk = decision(page);
    const sign = desk.getByRole("button", { name: "Sign the decision" });
    expect(await sign.isDisabled()).toBe(true);
    expect(await desk.getByRole("radio", { checked: true }).count()).toBe(0);
    await desk.getByText("Approve with conditions").click();
    expect(await sign.isDisabled()).toBe(true);
    await desk.getByLabel("Condition 1").fill("End 8 December, 10:00");
    await desk.getByRole("button", { name: "Add a condition" }).click();
    await desk.getByLabel("Condition 2").fill("Report the outcome within two hours");
    await desk.getByLabel("Grounds").fill("Continuing harm is shown, and milder means were tried.");
    await sign.click();
    await file.getByText("approve with conditions").first().waitFor();
    for (const text of ["End 8 December, 10:00", "Report the outcome within two hours", "Continuing harm is shown"])
      await file.getByText(text).first().waitFor();
    expect(await page.locator(".before h3 + ul li", { hasText: number }).count()).toBe(1);
  });

  test("what was approved is taken back with grounds, and the register says so", async () => {
    const { number } = await requested();
    const page = await section("commissioner", "requests");
    await opened(page, number);
    await decision(page).getByText("Approve as asked").click();
    await decision(page).getByRole("button", { name: "Sign the decision" }).click();
    await decision(page).getByText("Take the approval back").waitFor();
    expect(await decision(page).getByText("Approve as asked").count()).toBe(0);
    await decision(page).getByText("Take the approval back").click();
    expect(await decision(page).getByRole("button", { name: "Sign the decision" }).isDisabled()).toBe(true);
    await decision(page).getByLabel("Grounds").fill("The server was switched off by its owner.");
    await decision(page).getByRole("button", { name: "Sign the decision" }).click();
    await row(page, number).waitFor({ state: "detached" });
    const register = await section("commissioner", "register");
    await register.locator("tr", { hasText: number }).getByText("taken back").waitFor();
  });

  test("a request is refused, an extension says what it prolongs, and the requester is asked first", async () => {
    const first = await requested();
    const page = await section("commissioner", "requests");
    await opened(page, first.number);
    await decision(page).getByText("Refuse", { exact: true }).click();
    await decision(page).getByLabel("Grounds").fill("The owner can stop it without us.");
    await decision(page).getByRole("button", { name: "Sign the decision" }).click();
    await row(page, first.number).waitFor({ state: "detached" });

    const more = await requested({ prolongs: "M-1" });
    await page.reload();
    await opened(page, more.number);
    await page.locator(".file").getByText("prolongs M-1").waitFor();
    await oneAct(page.locator(".decision"), "Ask the requester", "Which of the two services is still running?");
    const police = of("police");
    await police.goto(`${hub.url}/retention`);
    await police.getByText("Which of the two services is still running?").waitFor();
  });

  test("an emergency stands on a list of its own until it is decided on afterwards", async () => {
    const made = await send("police", "measures", {
      type: "neutralise",
      form: {
        target: { kind: "server", value: "203.0.113.99", country: "JP" },
        necessity: {
          targetAct: "loads a second wave",
          protectedComputer: "berth planning system",
          why: "A second wave is being loaded on this server this minute.",
        },
        subsidiarity: [{ means: "calling the provider", whyNot: "Nobody there picks up the telephone at night." }],
        proportionality: {
          scope: "This one server until the second wave is over.",
          until: "2026-12-10T00:00:00Z",
          volumeCap: null,
        },
      },
      recipients: ["org-defence"],
    });
    const number = String(made["number"]);
    const reason = "The second wave starts within the hour; nobody answers.";
    await step("police", String(made["measure"]), "steps", { event: "declare_emergency", words: reason });
    const page = await section("commissioner", "requests");
    const list = page.locator(".before h3", { hasText: "Emergency" }).locator("xpath=following-sibling::ul[1]");
    await list.getByText(number).waitFor();
    await opened(page, number);
    await page.locator(".file").getByText("to be approved afterwards by").waitFor();
    await decision(page).getByText("Approve as asked").click();
    await decision(page).getByRole("button", { name: "Sign the decision" }).click();
    await list.getByText(number).waitFor({ state: "detached" });
  });

  test("an inspection by sampling and by target is made, found on and closed, and the inspected sees nothing of it", async () => {
    const looks = async () =>
      Promise.all(
        ["measures", "oversight/words", "board", "receipts", "retention"].map((path) => read("police", path)),
      );
    const before = await looks();
    const page = await section("secretariat", "inspections");
    for (const way of ["sample", "target"]) {
      await page.locator("select[name=way]").selectOption(way);
      await page.locator("input[name=size]").fill("5");
      await page.locator("select[name=body]").selectOption("org-police-a");
      await page.locator("textarea[name=reason]").fill(`定例の検査 ${way}`);
      await page.getByRole("button", { name: "検査を命じる" }).click();
      await expect.poll(() => page.locator("ul.asked li").count()).toBe(way === "sample" ? 1 : 2);
    }
    await page.locator("ul.asked li").first().getByRole("button", { name: "開く" }).click();
    await page.getByText("定例の検査 target").waitFor();
    const paper = page.getByRole("region", { name: /検査 2/ });
    await oneAct(paper, "認定を記す", "2件が遅れた。");
    await paper.getByText("2件が遅れた。").waitFor();
    await oneAct(paper, "適正として終える", "説明がついた。");
    await paper.getByText("説明がついた。").waitFor();
    expect(await looks()).toEqual(before);
    const police = of("police");
    await police.goto(`${hub.url}/record`);
    await police.locator(".mast").waitFor();
    expect(await police.getByText("inspection").count()).toBe(0);
  });

  test("a notice, a demand and a recommendation reach the body, which answers", async () => {
    const page = await section("commissioner", "words");
    for (const kind of ["notice", "demand", "recommendation"]) {
      await page.locator("select[name=kind]").selectOption(kind);
      await page.locator("select[name=to]").selectOption("org-police-a");
      await page.locator("textarea[name=words]").fill(`The ${kind} of this morning.`);
      await page.getByRole("button", { name: "Say it" }).click();
      await page.locator("ul.plain li", { hasText: `The ${kind} of this morning.` }).waitFor();
    }
    const legal = of("legal");
    await legal.goto(`${hub.url}/retention`);
    const heard = legal.locator("ul.plain li", { hasText: "The recommendation of this morning." });
    await oneAct(heard, "Answer", "It is done from Monday on.");
    await heard.getByText("It is done from Monday on.").waitFor();
    await page.reload();
    await page
      .locator("li", { hasText: "The recommendation of this morning." })
      .getByText("It is done from Monday on.")
      .waitFor();
  });

  test("the statutory report counts the register, each figure opens to its acts, and an exercise is never published", async () => {
    const page = await section("commissioner", "report");
    await page.getByText("Exercise: this is no statutory report.").waitFor();
    const { requests } = (await read("commissioner", "oversight/register")) as {
      requests: { number: string; acts: { act: string }[] }[];
    };
    const asked = requests.filter((r) => r.acts.some((a) => a.act === "request"));
    const figure = page
      .locator("tr", { hasText: "see the acts" })
      .filter({ hasText: asked[0]?.number ?? "" })
      .first();
    const shown = await page.locator("details").count();
    expect(shown).toBeGreaterThan(3);
    await figure.locator("summary").click();
    const acts = await figure.locator("details li").count();
    expect(await figure.locator("td.n").innerText()).toBe(String(acts));
    await page.getByText("An exercise publishes nothing.").waitFor();
    expect(await page.getByRole("button", { name: "Publish this period" }).count()).toBe(0);
    const open = await fetch(`${hub.url}/transparency/${PORT}/issues.json`);
    expect(open.status).toBe(404);
  });

  const noticeOf = (id: string, over: Record<string, unknown> = {}): string =>
    JSON.stringify({
      schema: "neutral-incident/1",
      id,
      received: "2026-12-06",
      organisation: "Example Harbour Works",
      tlp: "TLP:CLEAR",
      indicators: [{ type: "domain", value: OWN_VALUE }],
      ...over,
    });

  test("a person's complaint is searched for and answered by one text that neither confirms nor denies", async () => {
    expect(await hub.post(PORT, "org-isewan", "complained", noticeOf("C-1"))).toBe(202);
    const page = await section("secretariat", "complaints");
    const told = page.locator(".told");
    const before = await told.innerText();
    for (const [n, value] of [OWN_VALUE, "nobody.example"].entries()) {
      await page.locator("input[name=who]").fill("山田 花子");
      await page.locator("textarea[name=words]").fill("私の通信は見られましたか。");
      await page.locator("textarea[name=values]").fill(value);
      await page.getByRole("button", { name: "調べて記録する" }).click();
      await expect.poll(() => page.locator("ul.asked > li").count()).toBe(n + 1);
      expect(await told.innerText()).toBe(before);
    }
    const counts = await page.locator("ul.asked > li tbody tr").allInnerTexts();
    expect(counts.map((c) => c.split(/\s+/).slice(0, 2))).toEqual([
      ["nobody.example", "0"],
      [OWN_VALUE, "1"],
    ]);
  });

  test("a case is laid before a court on two people's word, and whoever receives it checks it with the auditor alone", async () => {
    for (const [n, tlp] of ["TLP:GREEN", "TLP:AMBER"].entries())
      expect(await hub.post(PORT, "org-police-a", `own-${n}`, noticeOf(`P-${n}`, { tlp }))).toBe(202);
    const seen = await read("police", "reports");
    const reports = (seen["items"] as { id: string; sender: { slug: string } }[]).map((r) => r.id);
    expect(reports.length).toBe(2);
    await send("police", "cases", { report: reports[0], participants: [] });
    const [first] = (await read("police", "cases"))["items"] as { id: string; number: string }[];
    if (!first) throw new Error("no case was opened");
    await send("police", `cases/${first.id}/reports`, { report: reports[1] });
    const police = of("police");
    await police.goto(`${hub.url}/cases/${first.number}`);
    await drawn(police);
    const court = (page: Page) => page.getByRole("region", { name: "For a court" });
    await court(police).getByRole("button", { name: "Order an export" }).click();
    await court(police).getByLabel("Court and file number").fill("District court of A, file 12");
    await court(police).getByLabel(/^Why/).fill("The court asked for it yesterday.");
    await court(police).getByRole("button", { name: "Order an export" }).click();
    await court(police).getByText("waits for a second person").waitFor();
    expect(await court(police).getByRole("button", { name: "Confirm it" }).count()).toBe(0);
    expect(await court(police).getByRole("button", { name: "Produce and download" }).count()).toBe(0);

    const partner = of("partner");
    await partner.goto(`${hub.url}/cases/${first.number}`);
    await drawn(partner);
    await court(partner).getByRole("button", { name: "Confirm it" }).click();
    await court(partner).getByRole("button", { name: "Produce and download" }).waitFor();
    await hub.command(["ledger", "checkpoint", "--realm", PORT]);
    await police.reload();
    const coming = police.waitForEvent("download");
    await court(police).getByRole("button", { name: "Produce and download" }).click();
    const file = join(folder, "court.zip");
    await (await coming).saveAs(file);
    await court(police).getByText("fingerprint of its index").waitFor();
    const policy = join(folder, "policy");
    const logs = (await hub.command(["ledger", "policy", "--realm", PORT])).split("\n");
    writeFileSync(policy, `${logs.filter((line) => line.startsWith("log ")).join("\n")}\nquorum none\n`);
    const judged = spawnSync(NOROSHI, ["verify", file, "--policy", policy], { encoding: "utf8", cwd: folder });
    expect([judged.status, judged.stdout], judged.stderr).toEqual([
      0,
      expect.stringContaining("The court export holds."),
    ]);
    expect(judged.stdout).toMatch(/Originals: 2/);
    expect(judged.stdout).toMatch(/Proofs: [1-9]/);
  });

  test("no page of the commission complained, whatever its language, colours and width", async () => {
    await stepTo(hub, "2026-12-07T03:00:00Z");
    for (const who of ["commissioner", "secretariat"] as const)
      for (const name of ["requests", "register", "inspections", "words", "report", "complaints", "retention"]) {
        const page = await section(who, name);
        const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        expect([who, name, wide]).toEqual([who, name, 0]);
      }
    expect(complaints).toEqual([]);
  });
});
