/**
 * A visitor of the real demo who enters by one click, and everything that the browser was told meanwhile: answers, events,
 * errors, refusals of the content policy. What somebody must not learn is searched for in all of it.
 */
import type { Browser, Page } from "playwright-core";
import { type Look, visit } from "./browser.ts";

export interface DemoVisit {
  readonly page: Page;
  /** Errors of scripts and of the console; the one 401 that asks who is there does not count. */
  readonly complaints: readonly string[];
  /** Every answer of the hub's API and every live event, as text. */
  readonly told: readonly string[];
  readonly leave: () => Promise<void>;
}

/** Opens the sign-in page and enters as the person of this name. */
export async function enterDemo(browser: Browser, url: string, name: string, look: Look): Promise<DemoVisit> {
  const { page, context, complaints } = await visit(browser, look, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const told: string[] = [];
  page.on("console", (message) => {
    const expected = message.location().url.endsWith("/api/v1/me") && message.text().includes("401");
    if (message.type() === "error" && !expected) complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on("response", (answer) => {
    const kind = answer.headers()["content-type"] ?? "";
    if (!answer.url().includes("/api/v1/") || kind.startsWith("text/event-stream")) return;
    told.push(answer.url());
    // An answer of a page that was left has no body any more.
    void answer.text().then(
      (text) => told.push(text),
      () => undefined,
    );
  });
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  wire.on("Network.eventSourceMessageReceived", (event) => told.push(`event ${event.data}`));
  await page.goto(url);
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.locator(".mast").waitFor();
  return { page, complaints, told, leave: () => context.close() };
}

/** Waits until the page has drawn what it asked for. */
export async function drawn(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor({ state: "attached" });
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
}
