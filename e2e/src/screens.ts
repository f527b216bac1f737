/**
 * Takes the pictures of docs/screens from the real demo: `node e2e/src/screens.ts`. Nothing in them is arranged; they show
 * what the demo shows to whoever enters it.
 */
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type Look, openBrowser } from "./browser.ts";
import { drawn, enterDemo } from "./demo-visit.ts";
import { INPUTS, startRealHub } from "./real-hub.ts";

const OUT = join(import.meta.dirname, "../../docs/screens");
const MOST_BYTES = 300_000;

interface Picture {
  readonly name: string;
  readonly who: string;
  readonly look: Look;
  readonly size: { readonly width: number; readonly height: number };
  readonly go: (page: Page) => Promise<void>;
}

/** The case of the port, from the board, as a person goes there. */
async function openPortCase(page: Page): Promise<void> {
  await page
    .locator("table.queue")
    .getByRole("link", { name: /いせわん台/ })
    .click();
  await page.locator(".case-head").waitFor();
}

const PICTURES: readonly Picture[] = [
  {
    name: "board-ja-light",
    who: "佐伯 千尋",
    look: { lang: "ja", theme: "light", size: "wide" },
    size: { width: 1440, height: 620 },
    go: async () => {},
  },
  {
    name: "case-en-dark",
    who: "Chihiro Saeki",
    look: { lang: "en", theme: "dark", size: "wide" },
    size: { width: 1440, height: 1080 },
    go: openPortCase,
  },
  {
    name: "file-ja-light",
    who: "磯貝 健二",
    look: { lang: "ja", theme: "light", size: "wide" },
    size: { width: 1440, height: 900 },
    go: async (page) => {
      await page.getByRole("link", { name: "報告の提出" }).first().click();
      await page.setInputFiles("input[type=file]", join(INPUTS, "s1-ransomware-form.xlsx"));
      await page.locator(".send-bar").waitFor();
    },
  },
  {
    name: "phone-ja-dark",
    who: "佐伯 千尋",
    look: { lang: "ja", theme: "dark", size: "phone" },
    size: { width: 390, height: 844 },
    go: openPortCase,
  },
];

mkdirSync(OUT, { recursive: true });
const hub = await startRealHub(["--demo"]);
const browser = await openBrowser();
try {
  for (const { name, who, look, size, go } of PICTURES) {
    const { page, leave } = await enterDemo(browser, hub.url, who, look);
    await page.setViewportSize(size);
    await drawn(page);
    await go(page);
    await drawn(page);
    await page.mouse.move(0, size.height - 1);
    await page.waitForTimeout(600); // the drawing follows the size of its place
    const path = join(OUT, `${name}.png`);
    await page.screenshot({ path });
    const bytes = statSync(path).size;
    process.stdout.write(`${name}.png ${Math.round(bytes / 1000)} kB\n`);
    if (bytes > MOST_BYTES) process.exitCode = 1;
    await leave();
  }
} finally {
  await browser.close();
  await hub.stop();
}
