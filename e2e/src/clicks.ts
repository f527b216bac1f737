/**
 * Counts what a person's hand does in a browser: every press of a button of the mouse, and every key that works like one outside
 * of a text. Counted in the page itself, from real events only, over all pages of the context.
 */
import type { BrowserContext } from "playwright-core";

export interface Clicks {
  readonly count: () => number;
  readonly restart: () => void;
}

const WATCH = `
  const tell = (event) => { if (event.isTrusted) globalThis.toldClick(); };
  addEventListener("pointerdown", tell, true);
  addEventListener("keydown", (event) => {
    const writes = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target?.tagName ?? "");
    if ((event.key === "Enter" || event.key === " ") && !writes) tell(event);
  }, true);`;

export async function countClicks(context: BrowserContext): Promise<Clicks> {
  let clicks = 0;
  await context.exposeBinding("toldClick", () => {
    clicks++;
  });
  await context.addInitScript(WATCH);
  return {
    count: () => clicks,
    restart: () => {
      clicks = 0;
    },
  };
}
