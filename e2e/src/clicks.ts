/**
 * Counts what a person's hand does in a browser: every press of a button of the mouse, and every key that works like one outside
 * of a text. Counted in the page itself, from real events only, over all pages of the context. A press that the driver takes back
 * at the window and makes again, because the page moved under it, does not reach the document and is one press.
 */
import type { BrowserContext } from "playwright-core";

export interface Clicks {
  readonly count: () => number;
  readonly restart: () => void;
}

const WATCH = `
  const tell = (event) => { if (event.isTrusted) globalThis.toldClick(); };
  document.addEventListener("pointerdown", tell, true);
  document.addEventListener("keydown", (event) => {
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
