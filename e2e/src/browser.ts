/**
 * A real Chromium for tests of screens: the Debian one, or the one that NOROSHI_CHROMIUM names. Absent, the tests that
 * need it are skipped with a notice. Nothing here reaches outside of this machine.
 */
import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const PLACES = [process.env["NOROSHI_CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser"];
const QUIET = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Where Chromium is on this machine; undefined where there is none. */
export const chromiumPath: string | undefined = PLACES.find((place) => place !== undefined && existsSync(place));

if (!chromiumPath)
  process.stderr.write("notice: no Chromium here (apt-get install chromium); tests of screens are skipped\n");

/** Starts the browser; only where `chromiumPath` is set. */
export function openBrowser(): Promise<Browser> {
  if (!chromiumPath) throw new Error("openBrowser without a Chromium");
  return chromium.launch({ executablePath: chromiumPath, args: QUIET });
}

export interface Look {
  readonly lang: "ja" | "en";
  readonly theme: "light" | "dark";
  readonly size: "wide" | "phone";
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained about: script errors and refusals of the content policy. */
  readonly complaints: string[];
}

/** A fresh visitor with a language, colours and a screen. */
export async function visit(browser: Browser, look: Look, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: look.size === "wide" ? { width: 1440, height: 900 } : { width: 390, height: 844 },
    reducedMotion: "reduce",
    locale: look.lang === "ja" ? "ja-JP" : "en-GB",
    ...options,
  });
  // Only where the visitor has not chosen yet: a choice must outlive a reload.
  await context.addInitScript(
    `localStorage["noroshi-lang"] ??= "${look.lang}"; localStorage["noroshi-theme"] ??= "${look.theme}";`,
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|Uncaught|Warning:/.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
}
