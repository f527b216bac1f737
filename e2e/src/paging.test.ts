/**
 * Somebody is needed at night, in a real browser: how a body is reached is written down, a duty officer pages it, the first person
 * does not come and the second does, a call is recorded, a drill is run, and the duty is handed over and accepted.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, openBrowser, type Visit, visit } from "./browser.ts";
import { drawn } from "./demo-visit.ts";
import { oneAct } from "./one-act.ts";
import { emailOf, enterPort, PASSWORD, PORT, raisePortRealm, stepTo } from "./port-realm.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const OPERATOR = "Isewan Terminal Association";
const RELIEF = "relief";
/** The hub looks every ten seconds for whom to wake, and a page asks as often what came of it. */
const WOKEN = { timeout: 60_000 };
const FINGERPRINT = "B35B 5C29 65C1 EE57 258A 871D 8A2D 8B96 010D 36AE";

describe.skipIf(!chromiumPath)("somebody is needed at night", () => {
  let hub: RealHub;
  let browser: Browser;
  const visits: Visit[] = [];
  let operator: Page;
  let relief: Page;
  let officer: Page;
  let police: Page;

  beforeAll(async () => {
    hub = await startRealHub([]);
    await raisePortRealm(hub);
    const account = { organisation: "org-isewan", role: "operator_reporter", name: "Mio", password: PASSWORD };
    await hub.local("POST", `/local/realms/${PORT}/accounts`, { ...account, email: emailOf(RELIEF) });
    browser = await openBrowser();
    const enter = async (who: string, lang: "ja" | "en", size: "wide" | "phone"): Promise<Page> => {
      const entered = await visit(browser, { lang, theme: size === "wide" ? "light" : "dark", size });
      await enterPort(entered.page, hub, who);
      visits.push(entered);
      return entered.page;
    };
    operator = await enter("operator", "en", "wide");
    relief = await enter(RELIEF, "ja", "phone");
    officer = await enter("coordinator", "en", "wide");
    police = await enter("police", "en", "phone");
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  const open = async (page: Page, path: "/directory" | "/calls"): Promise<void> => {
    await page.goto(hub.url + path);
    await page.locator(".list-head").waitFor();
    await drawn(page);
  };
  const contact = async (page: Page, said: { person: string; phone?: string; order: string }): Promise<void> => {
    const block = page.getByRole("region", { name: "Contacts" });
    await block.getByRole("button", { name: "Add a contact" }).click();
    await block.getByLabel("Name").fill(said.person);
    await block.getByLabel("Role").fill("duty officer");
    await block.getByLabel("Telephone").fill(said.phone ?? "");
    await block.getByLabel(/^Order/).fill(said.order);
    await block.locator("form").getByRole("button", { name: "Add a contact" }).click();
    await block.locator("li", { hasText: said.person }).waitFor();
  };

  test("the operator writes down who is reached how, verifies it, and names its key; the menu leads there", async () => {
    await operator.locator(".mast button").last().click();
    await operator.getByRole("menuitem", { name: "Directory and rota" }).click();
    await operator.getByRole("heading", { level: 1, name: "Directory and rota" }).waitFor();
    await contact(operator, { person: "A. Night", phone: "+81 50 0000 0001", order: "1" });
    await contact(operator, { person: "B. Day", order: "2" });
    const night = operator.getByRole("region", { name: "Contacts" }).locator("li", { hasText: "A. Night" });
    await night.getByRole("button", { name: "Edit" }).click();
    await night.getByLabel("Quiet from").fill("22:00");
    await night.getByLabel("Quiet until").fill("06:00");
    await night.locator("form").getByRole("button", { name: "Edit" }).click();
    await night.getByText("quiet 22:00 to 06:00").waitFor();
    expect(await night.innerText()).toMatch(/verified[\s\S]*\+81 50 0000 0001/);
    await oneAct(night, "Verified");

    const keys = operator.getByRole("region", { name: "Public keys" });
    await keys.getByRole("button", { name: "Add a public key" }).click();
    await keys.getByLabel(/^Fingerprint/).fill(FINGERPRINT);
    await keys.locator("form").getByRole("button", { name: "Add a public key" }).click();
    await keys.locator(".print", { hasText: "B35B 5C29" }).waitFor();
    await keys.getByText("said by its body, not computed").waitFor();
  });

  test("the duty officer pages it: the first person does not come, a call to it is recorded, the second one has it", async () => {
    await open(officer, "/calls");
    const waiting = officer.getByRole("region", { name: "Waiting for somebody" });
    await waiting.getByRole("button", { name: "Page a body" }).click();
    await waiting.getByLabel("Which body").selectOption("org-isewan");
    await waiting.locator("form").getByRole("button", { name: "Page a body" }).click();
    const line = waiting.locator("li").filter({ hasText: OPERATOR }).first();
    const turn = line.getByRole("region", { name: "In turn" });
    await turn.getByText("A. Night").waitFor();
    expect((await turn.innerText()).indexOf("A. Night")).toBeLessThan((await turn.innerText()).indexOf("B. Day"));
    await turn.locator("li", { hasText: "A. Night" }).getByText("paged").waitFor(WOKEN);

    await line.getByRole("button", { name: "Record the call" }).click();
    await line.getByLabel("To call").selectOption({ label: "A. Night +81 50 0000 0001" });
    await line.getByLabel(/^What was said/).fill("It rang for two minutes.");
    await line.locator("form").getByRole("button", { name: "Record the call" }).click();
    await line.getByText("It rang for two minutes.").waitFor();
    await line.getByText("written down by Chihiro").waitFor();

    await stepTo(hub, "2026-12-07T00:05:30Z");
    await turn.locator("li", { hasText: "B. Day" }).getByText("paged").waitFor(WOKEN);
    await open(relief, "/calls");
    const asked = relief.getByRole("region", { name: "応答待ち" });
    await oneAct(asked.locator("li").first(), "確認した（止める）");
    await asked.getByText("応答を待つ呼び出しはありません。").waitFor();
    const past = officer.getByRole("region", { name: "Before" });
    await past.getByText(/Mio came, .* after \d min/).waitFor(WOKEN);
  });

  test("a drill shows who came, when, and after how many minutes", async () => {
    const drills = officer.getByRole("region", { name: "Reachability drill" });
    await drills.getByRole("button", { name: "Start the drill" }).click();
    for (const body of [OPERATOR, /Police/]) await drills.locator("label", { hasText: body }).first().click();
    await drills.locator("form").getByRole("button", { name: "Start the drill" }).click();
    const row = (body: string | RegExp) => drills.locator("tbody tr", { hasText: body }).first();
    await row(/Police/)
      .getByText(/being paged|not reached/)
      .waitFor();
    await stepTo(hub, "2026-12-07T00:07:30Z");
    await open(operator, "/calls");
    await oneAct(operator.getByRole("region", { name: "Waiting for somebody" }).locator("li").first(), "I have it");
    await row(OPERATOR)
      .getByText(/^✓ reached/)
      .waitFor(WOKEN);
    expect(await row(OPERATOR).innerText()).toContain("Kenji");
    // The police keep no contact: nobody can be paged there, and the drill says so.
    await row(/Police/)
      .getByText("not reached")
      .waitFor(WOKEN);
  });

  test("a duty that is handed over is accepted by somebody else, on a telephone, and moves then", async () => {
    await open(operator, "/directory");
    const rota = operator.getByRole("region", { name: "Rota" });
    await rota.getByText("Nobody is on duty now.").waitFor();
    await rota.getByRole("button", { name: "Enter a shift" }).click();
    await rota.getByLabel("Name").selectOption({ label: "A. Night" });
    await rota.locator("form").getByRole("button", { name: "Enter a shift" }).click();
    const first = rota.locator("li", { hasText: "A. Night" });
    await first.getByText("on duty", { exact: true }).waitFor();
    await first.getByRole("button", { name: "Hand over" }).click();
    await first.getByLabel("Who is next").selectOption({ label: "B. Day" });
    await first.getByLabel("What the next one has to know").fill("The ministry calls at nine.");
    await first.locator("form").getByRole("button", { name: "Hand over" }).click();
    const second = rota.locator("li", { hasText: "B. Day" });
    await second.getByText("waits to be accepted").waitFor();
    expect(await second.getByRole("button", { name: "Accept the duty" }).count()).toBe(0);

    await relief.goto(`${hub.url}/mine`);
    await relief.getByText("The ministry calls at nine.").waitFor();
    await open(relief, "/directory");
    const offered = relief.getByRole("region", { name: "当番" }).locator("li", { hasText: "B. Day" });
    await oneAct(offered, "当番を引き受ける");
    await offered.getByText("当番中").waitFor();
    await open(operator, "/directory");
    await first.getByText(/^✓ handed over/).waitFor();
    await second.getByText(/accepted by Mio/).waitFor();
    await operator
      .getByRole("region", { name: "Contacts" })
      .locator("li", { hasText: "B. Day" })
      .getByText(/^on duty until/)
      .waitFor();
  });

  test("nobody else is shown how a body is reached, and nobody's browser complained", async () => {
    await open(police, "/directory");
    expect(await police.locator("main").innerText()).not.toMatch(/Night|Day|0000 0001/);
    for (const one of visits) expect(one.complaints).toEqual([]);
  });
});
