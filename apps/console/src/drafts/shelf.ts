/**
 * Puts the form itself on the device, so that its address opens without a network: the page, its scripts and styles as they
 * were loaded. No answer of the hub is ever put there.
 */
const SHELF = "noroshi-form";
const SHELL = "/file/form";

/** @returns whether the form will open without a network */
export async function keepForm(): Promise<boolean> {
  if (!("serviceWorker" in navigator) || globalThis.caches === undefined) return false;
  try {
    await navigator.serviceWorker.register("/file/worker.js", { scope: "/file/" });
    const shelf = await caches.open(SHELF);
    const page = await fetch(SHELL, { credentials: "same-origin" });
    if (!page.ok) return false;
    await shelf.put(SHELL, page);
    const loaded = new Set(
      [...performance.getEntriesByType("resource").map((r) => r.name), ...entries()].filter(isAsset).map(pathOf),
    );
    const there = new Set((await shelf.keys()).map((r) => pathOf(r.url)));
    await Promise.all([...loaded].filter((path) => !there.has(path)).map((path) => shelf.add(path)));
    // What an older build left is of no use any more.
    await Promise.all(
      [...there].filter((path) => path !== SHELL && !loaded.has(path)).map((path) => shelf.delete(path)),
    );
    return true;
  } catch {
    // No network while it was being put there: what lies there from before stays.
    return (await caches.match(SHELL)) !== undefined;
  }
}

const pathOf = (url: string): string => new URL(url, location.href).pathname;

function isAsset(url: string): boolean {
  const { origin, pathname } = new URL(url, location.href);
  return origin === location.origin && pathname.startsWith("/assets/");
}

/** What the page itself names; resource timing may have forgotten the first of them. */
const entries = (): string[] =>
  [...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>("script[src], link[href]")].map((e) =>
    "src" in e ? e.src : e.href,
  );
