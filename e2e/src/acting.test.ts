/**
 * The port case from its report to its closure, by five people who sign in, in a real browser: each on the screens of its own
 * role, nobody by a back door. Its tests follow one another like the morning that they tell.
 */
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser, visit } from "./browser.ts";
import { type Clicks, countClicks } from "./clicks.ts";
import { drawn } from "./demo-visit.ts";
import { draftInCase } from "./draft-in-case.ts";
import { oneAct } from "./one-act.ts";
import { enterPort, raisePortRealm, stepTo, type Who } from "./port-realm.ts";
import { INPUTS, type RealHub, startRealHub } from "./real-hub.ts";

/** More a tired person must not need from the operator's open form to an assessed case. */
const MOST_CLICKS = 12;
const LOOKS: Readonly<Record<Who, Look>> = {
  operator: { lang: "ja", theme: "light", size: "phone" },
  coordinator: { lang: "en", theme: "light", size: "wide" },
  police: { lang: "en", theme: "dark", size: "wide" },
  defence: { lang: "en", theme: "light", size: "phone" },
  commissioner: { lang: "en", theme: "light", size: "wide" },
};
/** Two values that the police hold too. */
const SERVER = "203.0.113.24";
const SAMPLE = "c1a5fefc56f3e453ad44cdbcd14d01bb04a40d5e3ac67bf3ff19e17d76d8fff2";
const WORDS = "Done as agreed in the room this morning.";
/** Every block waits a quarter of an hour after its approval, whoever asks. */
const AFTER_DECONFLICTION = "2026-12-07T01:00:00Z";

interface Person {
  readonly page: Page;
  readonly clicks: Clicks;
  readonly complaints: readonly string[];
}

describe.skipIf(!chromiumPath)("the port case, from report to closure", () => {
  let hub: RealHub;
  let browser: Browser;
  let number = "";
  const people = new Map<Who, Person>();
  const of = (who: Who): Person => {
    const found = people.get(who);
    if (!found) throw new Error(`${who} did not sign in`);
    return found;
  };

  async function signIn(who: Who): Promise<Person> {
    const { page, context, complaints } = await visit(browser, LOOKS[who]);
    const clicks = await countClicks(context);
    await enterPort(page, hub, who);
    return { page, clicks, complaints };
  }

  beforeAll(async () => {
    hub = await startRealHub([]);
    await raisePortRealm(hub);
    browser = await openBrowser();
    for (const who of Object.keys(LOOKS) as Who[]) people.set(who, await signIn(who));
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  const openCase = async (page: Page): Promise<void> => {
    await page.goto(`${hub.url}/cases/${number}`);
    await page.locator(".case-head").waitFor();
    await drawn(page);
  };

  test("from the operator's open form to an assessed case it takes twelve clicks at most", async () => {
    const { page: board, clicks: assessing } = of("coordinator");
    const { page, clicks: filing } = of("operator");
    await board.getByText("live", { exact: true }).waitFor();
    await page.goto(`${hub.url}/file/form/ransomware`);
    await page.getByLabel("止まっている業務・サービス").waitFor();
    assessing.restart();
    filing.restart();

    await page.getByLabel("止まっている業務・サービス").fill("コンテナの搬出入");
    await page.getByRole("button", { name: "30分前" }).first().click();
    await page.getByRole("button", { name: /攻撃/ }).click();
    await page.locator("textarea.v").fill(`IPアドレス：${SERVER}\nSHA-256：${SAMPLE}`);
    await page.getByRole("button", { name: /見せてよい範囲/ }).click();
    const coordinator = page.getByRole("radiogroup", { name: "調整機関へ渡してよいですか" });
    await coordinator.getByText("同意する", { exact: true }).click();
    await page.getByRole("button", { name: /確認と送信/ }).click();
    await page.getByRole("button", { name: "送信する" }).click();
    await page.getByText("受理されました").waitFor();

    const row = board.locator("table.queue tbody tr");
    await row.first().waitFor();
    await row.getByRole("link").first().click();
    await board.locator(".case-head").waitFor();
    const severity = board.getByRole("region", { name: /Severity/ });
    await severity.getByRole("button", { name: /Assess/ }).click();
    for (const [viewpoint, level] of [3, 1, 2].entries())
      await severity.locator("fieldset").nth(viewpoint).locator("label").nth(level).click();
    await severity.getByRole("button", { name: /Record/ }).click();
    await board
      .locator(".fires li", { hasText: "assessed" })
      .getByText(/\d\d:\d\d/)
      .waitFor();

    const taken = filing.count() + assessing.count();
    expect(taken).toBeGreaterThan(8);
    expect(taken).toBeLessThanOrEqual(MOST_CLICKS);
    number = decodeURIComponent(new URL(board.url()).pathname.split("/").at(-1) ?? "");
    expect(await board.locator(".case-head").innerText()).toContain(number);
  });

  test("the police file what they have, and it joins the case for the office that sees both", async () => {
    const { page } = of("police");
    await stepTo(hub, "2026-12-07T00:08:00Z");
    await page.goto(`${hub.url}/file`);
    await page.setInputFiles("input[type=file]", join(INPUTS, "s2-police.json"));
    await page.getByRole("button", { name: "Submit" }).click();
    await page.getByRole("heading", { level: 1, name: "Accepted" }).waitFor();
    const { page: board } = of("coordinator");
    await board.locator("article.rep").nth(1).waitFor();
    expect(await board.locator("article.rep").nth(1).innerText()).toContain("They share");
  });

  test("the office names the police and the defence to the room, and sees first what that tells them", async () => {
    const { page } = of("coordinator");
    await openCase(page);
    const room = page.getByRole("region", { name: "The room" });
    for (const slug of ["org-police-a", "org-defence"]) {
      await room.locator("select").selectOption(slug);
      await room.getByRole("button", { name: "See what it would learn" }).click();
      await room.getByText("What it would learn", { exact: true }).waitFor();
      await room.getByRole("button", { name: "Name it" }).click();
      await room.getByText("What it would learn", { exact: true }).waitFor({ state: "detached" });
    }
    for (const who of ["police", "defence"] as const) {
      await openCase(of(who).page);
      await oneAct(of(who).page.getByRole("region", { name: "The room" }), "Take part");
      await of(who).page.getByRole("button", { name: "Take part" }).waitFor({ state: "detached" });
    }
    await openCase(page);
    await room.getByText("takes part").nth(1).waitFor();
  });

  test("the office begins the playbook: twelve tasks, and only those in the room are told", async () => {
    const { page } = of("coordinator");
    const tasks = page.getByRole("region", { name: "Tasks" });
    await tasks.getByRole("button", { name: "Begin a playbook" }).click();
    await tasks.locator(".plan li").nth(11).waitFor();
    expect(await tasks.locator(".plan li").count()).toBe(12);
    for (const open of await tasks.locator(".begin input:not([type=checkbox])").all()) await open.fill("org-isac-pl");
    await tasks.getByRole("button", { name: "Give these tasks" }).click();
    await tasks.locator("li.task").nth(11).waitFor();
    expect(await tasks.getByText("held: not told yet").count()).toBeGreaterThan(0);
    const { page: defence } = of("defence");
    await defence.goto(`${hub.url}/mine`);
    const work = defence.getByRole("region", { name: "My work today" });
    await work.locator("li.task").first().waitFor();
    expect(await work.locator("li.task").count()).toBe(1);
    await work.getByText("Check own networks for the indicators").waitFor();
  });

  test("a question of the office is answered by the operator from its own page", async () => {
    const { page } = of("coordinator");
    const requests = page.getByRole("region", { name: "Requests" });
    await requests.locator("select").selectOption("org-isewan");
    await oneAct(requests, "Ask a body", "When was the berth last served by hand?");
    await requests.getByText("When was the berth last served by hand?").waitFor();
    const { page: operator } = of("operator");
    await operator.goto(`${hub.url}/mine`);
    const work = operator.getByRole("region", { name: "今日の仕事" });
    await work.getByText("When was the berth last served by hand?").waitFor();
    await oneAct(work, "回答する", "今朝5時40分が最後です。");
    await openCase(page);
    await requests.getByText("answered", { exact: true }).waitFor();
  });

  const draft = async (
    page: Page,
    said: { readonly type: string; readonly recipient: string; readonly why: string },
  ) => {
    await openCase(page);
    await draftInCase(page, SERVER, said);
    await page.getByRole("heading", { level: 1, name: new RegExp(SERVER) }).waitFor();
  };
  const step = async (page: Page, name: string, then: string, words = ""): Promise<void> => {
    const next = page.getByRole("region", { name: "Next step" });
    if (words !== "") await next.locator("textarea").fill(words);
    await next.getByRole("button", { name, exact: true }).click();
    await page.getByRole("heading", { level: 2, name: then, exact: true }).waitFor();
  };
  const decides = async (page: Page, url: string, then: string): Promise<void> => {
    await page.goto(url);
    await page.getByRole("region", { name: "Decide" }).getByRole("button", { name: "approve", exact: true }).click();
    await page.getByRole("heading", { level: 2, name: then, exact: true }).waitFor();
  };

  test("the police ask for a block; the office approves it; it is directed only when the time that all wait is over", async () => {
    const { page } = of("police");
    await draft(page, {
      type: "block",
      recipient: "org-isewan",
      why: "The berth stops again tonight unless it is cut off now.",
    });
    await step(page, "send to review", "consulted");
    await step(page, "submit", "submitted");
    await decides(of("coordinator").page, page.url(), "approved");
    await page.reload();
    await page.getByRole("region", { name: "Next step" }).getByRole("button", { name: "direct", exact: true }).click();
    await page.getByText("deconfliction still runs").first().waitFor();
    await stepTo(hub, AFTER_DECONFLICTION);
    await page.reload();
    await step(page, "direct", "directed");

    const { page: operator } = of("operator");
    await operator.goto(`${hub.url}/measures`);
    await operator.getByRole("button", { name: "実施した" }).click();
    await operator.getByText("結果はまだ").waitFor({ state: "detached" });
    await page.reload();
    await page.getByText("applied").first().waitFor();
    await step(page, "report the outcome", "outcome reported", "The server answers nobody any more.");
    await of("coordinator").page.reload();
    await review(of("coordinator").page);
    await page.reload();
    await step(page, "close", "closed");
  });

  const review = async (page: Page): Promise<void> => {
    const block = page.getByRole("region", { name: "Record the review" });
    await block.locator("textarea").fill("It did what was asked, and nothing else.");
    await block.getByRole("button", { name: "Record the review" }).click();
    await page.getByRole("heading", { level: 2, name: "reviewed", exact: true }).waitFor();
  };

  test("two windows write on one draft, and nothing of either is lost", async () => {
    const { page } = of("police");
    await draft(page, {
      type: "notify_victim",
      recipient: "org-isewan",
      why: "Its owner should hear of it from us today.",
    });
    const other = await page.context().newPage();
    other.setDefaultTimeout(15_000);
    await other.goto(page.url());
    for (const one of [page, other])
      await one.getByRole("region", { name: "Edit" }).getByRole("button", { name: "Edit" }).click();
    await other.getByLabel(/^How far it goes/).fill("One letter by registered mail, and one call before it.");
    await other.getByRole("button", { name: "Keep this version" }).click();
    await other.getByText("version 2").waitFor();
    await page.getByLabel(/^Why it is needed/).fill("Its owner has asked us twice what it should do now.");
    await page.getByRole("button", { name: "Keep this version" }).click();
    const told = page.getByRole("alert").filter({ hasText: "A colleague was faster" });
    await told.getByText("One letter by registered mail, and one call before it.").waitFor();
    expect(await page.getByLabel(/^Why it is needed/).inputValue()).toContain("asked us twice");
    await page.getByLabel(/^How far it goes/).fill("One letter by registered mail, and one call before it.");
    await page.getByRole("button", { name: "Save yours on top" }).click();
    await page.getByText("version 3").waitFor();
    const asked = page.getByRole("region", { name: "What is asked" });
    expect(await asked.innerText()).toMatch(/asked us twice[\s\S]*registered mail/);
    await other.close();
    const losses = page.getByRole("region", { name: "Losses, frozen, recovered" });
    await losses.getByRole("button", { name: "Record an amount" }).click();
    await losses.getByLabel("Amount").fill("1200000");
    await losses.getByRole("button", { name: "Record an amount" }).click();
    await losses.getByText("lost 1200000 JPY").first().waitFor();
    await oneAct(
      page.getByRole("region", { name: "Register of notices" }),
      "Record a notice",
      "The owner, by telephone.",
    );
    await page.getByText("The owner, by telephone.").waitFor();
    await step(page, "withdraw", "withdrawn");
    await step(page, "close", "closed");
  });

  test("the operator contests the severity, the office answers, and who restores what by when is said", async () => {
    const { page } = of("operator");
    await openCase(page);
    const said = page.getByRole("region", { name: "発言" });
    await said.getByRole("button", { name: "発言する" }).click();
    await said.getByLabel("種類").selectOption("contest");
    await said.getByLabel("対象").selectOption({ index: 1 });
    await said.getByLabel("参加者全員に見える発言").fill("安全への影響はありません。");
    await said.getByRole("button", { name: "発言する" }).click();
    await said.getByText("未回答の異議").waitFor();
    const { page: office } = of("coordinator");
    await openCase(office);
    const heard = office.getByRole("region", { name: "What was said" });
    await heard.getByText("contested, not answered").waitFor();
    await heard.getByRole("button", { name: "Answer" }).click();
    await heard.getByLabel("Outcome").selectOption("upheld");
    await heard.getByLabel("Reason").fill("Agreed; it is assessed anew at the end.");
    await heard.getByRole("button", { name: "Answer" }).click();
    await heard.getByText("contested, not answered").waitFor({ state: "detached" });
    await said.getByText("Agreed; it is assessed anew at the end.").waitFor();
    await heard.getByRole("button", { name: "Say", exact: true }).click();
    await heard.getByLabel("What kind").selectOption("restoration");
    await heard.getByLabel("Everybody in the room reads it").fill("The berth planning system first, then the gates.");
    await heard.getByLabel("Which body does it").selectOption("org-isewan");
    await heard.getByLabel("By which day").fill("2026-12-10");
    await heard.getByRole("button", { name: "Say", exact: true }).click();
    await said.getByText("The berth planning system first, then the gates.").waitFor();
    await oneAct(said, "終える", "両方とも動いています。");
    await heard.getByText("両方とも動いています。").waitFor();
  });

  test("an emergency of the police is directed at once, and the commissioner decides on it afterwards", async () => {
    const { page } = of("police");
    await draft(page, {
      type: "neutralise",
      recipient: "org-defence",
      why: "A second wave is being loaded on this server this very minute.",
    });
    const emergency = "emergency, to be approved afterwards";
    await step(
      page,
      "declare an emergency",
      emergency,
      "The second wave starts within the hour; nobody answers the telephone.",
    );
    const { page: defence } = of("defence");
    await defence.goto(`${hub.url}/measures`);
    await defence.getByRole("button", { name: "applied" }).click();
    await defence.getByText("no effect told yet").waitFor({ state: "detached" });

    const { page: commissioner } = of("commissioner");
    await commissioner.getByRole("link", { name: "Measures" }).click();
    await commissioner.getByRole("heading", { level: 1, name: "Measures" }).waitFor();
    const seen = commissioner.locator('ul.plain a[href^="/measures/"]');
    await seen.first().waitFor();
    expect(await seen.count()).toBe(1);
    await decides(commissioner, page.url(), "directed");
    await page.reload();
    await step(page, "report the outcome", "outcome reported", "The second wave did not come.");
    await commissioner.reload();
    await review(commissioner);
    await page.reload();
    await step(page, "close", "closed");
  });

  test("each body does its tasks, the office withdraws what nobody was told of, and the case is closed", async () => {
    for (const who of ["defence", "police", "operator", "coordinator"] as const) {
      const { page } = of(who);
      const ja = LOOKS[who].lang === "ja";
      const say = ja
        ? { work: "今日の仕事", take: "引き受ける", done: "終える", seen: "確認した" }
        : { work: "My work today", take: "Accept", done: "Done", seen: "Acknowledge" };
      await page.goto(`${hub.url}/mine`);
      const work = page.getByRole("region", { name: say.work });
      await work.locator("li.task").first().waitFor();
      const paged = work.getByRole("button", { name: say.seen, exact: true });
      for (let left = await paged.count(); left > 0; left--) {
        await paged.first().click();
        await expect.poll(() => paged.count()).toBeLessThan(left);
      }
      while ((await work.locator("li.task").count()) > 0) {
        const task = work.locator("li.task").first();
        const title = await task.locator("b").first().innerText();
        const same = work.locator("li.task", { hasText: title });
        await oneAct(same, say.take);
        await same.getByRole("button", { name: say.done, exact: true }).waitFor();
        await oneAct(same, say.done, WORDS);
        await same.waitFor({ state: "detached" });
      }
    }
    const { page } = of("coordinator");
    await openCase(page);
    const tasks = page.getByRole("region", { name: "Tasks" });
    await tasks.locator("li.task").nth(11).waitFor();
    for (let left = await tasks.getByRole("button", { name: "Withdraw" }).count(); left > 0; left--) {
      const held = tasks.locator("li.task", { has: page.getByRole("button", { name: "Withdraw" }) }).first();
      const title = await held.locator("b").first().innerText();
      const same = tasks.locator("li.task", { hasText: title });
      await oneAct(same, "Withdraw", "Nobody was told of it, and it is not needed any more.");
      await same.getByText("withdrawn").waitFor();
    }
    const fires = page.getByRole("region", { name: "Line of fires" }).getByRole("listitem");
    const lit = await fires.allInnerTexts();
    for (const [at, hop] of ["decided", "shared", "acknowledged", "acted"].entries())
      expect(lit[at + 4]).toMatch(new RegExp(`${hop}\\s+(2/2\\s+)?\\d\\d:\\d\\d`));
    await page.getByText("measure applied: Isewan Terminal Association").first().waitFor({ state: "attached" });
    const said = page.getByRole("region", { name: "What was said" });
    await oneAct(said, "Close the case", "The berth works, and every task is done.");
    await said
      .getByText(/^closed /)
      .first()
      .waitFor();
    await page.goto(`${hub.url}/cases`);
    await drawn(page);
    expect(await page.getByText(number).count()).toBe(0);
    for (const person of people.values()) expect(person.complaints).toEqual([]);
  });
});
