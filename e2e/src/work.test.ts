/**
 * My work today, role by role, on the real demo: what was asked of a body stands on the page of that body's people and leads to where
 * it is done, and nothing of it ever reaches the browser of anybody else.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser } from "./browser.ts";
import { type DemoVisit, drawn, enterDemo } from "./demo-visit.ts";
import { draftInCase } from "./draft-in-case.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const EN: Look = { lang: "en", theme: "light", size: "wide" };
const PORT = "いせわん台ターミナル協会　ランサムウェア被害";

const NAMES = {
  coordinator: "Chihiro Saeki",
  operator: "Kenji Isogai",
  police: "Aya Kuroda",
  defence: "Shun Aramaki",
  isac: "Naoki Hama",
  ally: "Robin Vale",
  legal: "Mio Toda",
  ministry: "Sayaka Tomita",
  commissioner: "Yoshiko Tachibana",
  secretariat: "Takuya Mori",
  briefer: "Emi Nagata",
} as const;
type Who = keyof typeof NAMES;

/** Written into what is asked, so that it can be searched for in everything that a browser was told. */
const MARKS = {
  isac: "heron-question-for-the-members",
  ally: "plover-question-for-the-ally",
  defence: "osprey-task-for-the-defence",
  law: "grebe-change-of-the-law",
  emergency: "egret-emergency-of-the-office",
} as const;

type Mark = keyof typeof MARKS;
/** What must stand on whose page, which marks its browser may have been told of, and whether it is paged at all. */
interface Expected {
  readonly lines: readonly (string | RegExp)[];
  readonly marks: readonly Mark[];
  readonly paged: boolean;
}
const EXPECTED: Readonly<Record<Who, Expected>> = {
  coordinator: {
    lines: ["A legal deadline has run out.", /overdue since/],
    marks: ["isac", "ally", "defence", "law", "emergency"],
    paged: true,
  },
  operator: { lines: ["Do you take part in this case?", /by \d/], marks: [], paged: true },
  police: {
    lines: ["Somebody asks you to come to the hub.", "The lead of a case is offered to you"],
    marks: [],
    paged: true,
  },
  defence: { lines: [MARKS.defence, "Tell what came of a direction"], marks: ["defence"], paged: true },
  isac: { lines: [MARKS.isac], marks: ["isac"], paged: true },
  ally: { lines: [MARKS.ally], marks: ["ally"], paged: true },
  // Colleagues of who asked: what their body asked is theirs to read where their role reads it.
  legal: { lines: [], marks: ["isac", "ally", "defence", "law", "emergency"], paged: false },
  briefer: { lines: [], marks: ["isac", "ally", "defence", "law"], paged: false },
  ministry: { lines: [], marks: ["law", "emergency"], paged: false },
  commissioner: { lines: ["A measure waits for your decision"], marks: ["law", "emergency"], paged: false },
  secretariat: { lines: ["An emergency waits for review"], marks: ["law", "emergency"], paged: false },
};

describe.skipIf(!chromiumPath)("my work today", () => {
  let hub: RealHub;
  let browser: Browser;
  let n = 0;

  async function as<T>(who: Who, run: (v: DemoVisit) => Promise<T>): Promise<T> {
    const v = await enterDemo(browser, hub.url, NAMES[who], EN);
    try {
      v.page.setDefaultTimeout(15_000);
      return await run(v);
    } finally {
      await v.leave();
    }
  }
  /** An act of somebody who is signed in. @throws where the hub refuses it */
  async function act(page: Page, path: string, said: object): Promise<void> {
    const answer = await page.request.post(hub.url + path, {
      headers: { origin: hub.url, "idempotency-key": `work-${++n}` },
      data: said,
    });
    expect(`${path} ${answer.status()} ${answer.ok() ? "" : await answer.text()}`).toMatch(/ 20[0-4] $/);
  }
  const slugs = new Map<string, string>();
  const slugOf = (kind: string): string => slugs.get(kind) ?? "";

  beforeAll(async () => {
    hub = await startRealHub(["--demo"]);
    browser = await openBrowser();
    const { id, number } = await as("coordinator", async ({ page }) => {
      const read = async <T>(path: string) => (await (await page.request.get(hub.url + path)).json()) as { items: T[] };
      for (const b of (await read<{ slug: string; kind: string }>("/api/v1/bodies")).items)
        if (!slugs.has(b.kind)) slugs.set(b.kind, b.slug);
      const cases = (await read<{ id: string; number: string; title: string }>("/api/v1/cases")).items;
      const found = cases.find((c) => c.title === PORT) ?? { id: "none", number: "none" };
      await act(page, "/api/v1/inquiries", { to: slugOf("isac"), question: MARKS.isac });
      const release = { legalBasis: "exchange agreement, Art. 3", humanRights: "no personal data in it", caveats: [] };
      await act(page, "/api/v1/inquiries", { to: slugOf("ally"), question: MARKS.ally, release });
      const task = { title: MARKS.defence, owner: slugOf("defence"), basis: "order", tell: true };
      await act(page, `/api/v1/cases/${found.id}/tasks`, task);
      await act(page, "/api/v1/pages", { body: slugOf("police") });
      await act(page, `/api/v1/cases/${found.id}/participants`, { body: slugOf("police") });
      return found;
    });
    await as("police", async ({ page }) => {
      await page.goto(`${hub.url}/cases/${number}`);
      await page.locator(".case-head").waitFor();
      const why = "A second wave is being loaded on this server this very minute.";
      await draftInCase(page, "203.0.113.24", { type: "neutralise", recipient: slugOf("defence"), why });
      const next = page.getByRole("region", { name: "Next step" });
      await next.locator("textarea").fill("The second wave starts within the hour; nobody answers the telephone.");
      await next.getByRole("button", { name: "declare an emergency", exact: true }).click();
      await page.getByRole("heading", { level: 2, name: /^emergency/ }).waitFor();
    });
    await as("coordinator", async ({ page }) => {
      await act(page, `/api/v1/cases/${id}/lead`, { to: slugOf("police"), words: "It is a matter of theirs now." });
    });
    const emergencies = async (page: Page): Promise<string> => {
      const { items } = (await (await page.request.get(`${hub.url}/api/v1/break-glass`)).json()) as {
        items: { id: string }[];
      };
      return `/api/v1/break-glass/${items[0]?.id}`;
    };
    await as("legal", async ({ page }) => {
      const { bases } = (await (await page.request.get(`${hub.url}/api/v1/law`)).json()) as { bases: { id: string }[] };
      const source = "Cabinet Order 1, Art. 2";
      await act(page, "/api/v1/law/changes", { basis: bases[0]?.id, state: "suspended", source, reason: MARKS.law });
      const asked = { kinds: ["values"], minutes: 30, reason: MARKS.emergency, ask: slugOf("ministry") };
      await act(page, "/api/v1/break-glass", asked);
    });
    await as("ministry", async ({ page }) => {
      await page.goto(`${hub.url}/work`);
      await page.locator("main").getByText("An emergency waits for a second person").waitFor();
      await act(page, `${await emergencies(page)}/answer`, { answer: "confirmed" });
    });
    await as("legal", async ({ page }) => act(page, `${await emergencies(page)}/end`, {}));
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  test.each(Object.keys(EXPECTED) as Who[])("of the %s is its own, and nothing that it may not see", async (who) => {
    await as(who, async ({ page, told, complaints }) => {
      await page.goto(`${hub.url}/work`);
      await page.getByRole("heading", { level: 1, name: "My work today" }).waitFor();
      await drawn(page);
      const main = page.locator("main");
      for (const line of EXPECTED[who].lines) await main.getByText(line).first().waitFor();
      // Everything that this browser was ever told, also what no page drew.
      for (const path of EXPECTED[who].paged ? ["/directory", "/calls"] : []) {
        await page.goto(hub.url + path);
        await page.locator(".list-head").waitFor();
        await drawn(page);
      }
      const all = told.join("\n");
      const known = (Object.keys(MARKS) as Mark[]).filter((mark) => all.includes(MARKS[mark]));
      expect(known.filter((mark) => !EXPECTED[who].marks.includes(mark))).toEqual([]);
      // Whoever has no board may have been refused it on the way in, whenever that is told.
      expect(complaints.filter((c) => !/403 .*\/api\/v1\/board$/.test(c))).toEqual([]);
    });
  });
});
