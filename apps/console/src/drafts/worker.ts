/**
 * The form's service worker, for addresses under /file/ only: pages from the network, from the device where there is none;
 * assets (named by their content) from the device first. It never touches the hub's answers.
 */

// The same words as in shelf.ts: a worker that imports nothing runs in every browser.
const SHELF = "noroshi-form";
const SHELL = "/file/form";

interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Waiting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Worker {
  addEventListener(type: "install" | "activate", listen: (event: Waiting) => void): void;
  addEventListener(type: "fetch", listen: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

/** A bad line is worse than none: after this long the page on the device is better. */
const PATIENCE_MS = 4_000;

const worker = globalThis as unknown as Worker;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

async function page(request: Request): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE_MS);
  try {
    return await fetch(request.url, { credentials: "same-origin", signal: late.signal });
  } catch (error) {
    const shelf = await caches.open(SHELF);
    const kept = await shelf.match(SHELL);
    if (kept) return kept;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function asset(request: Request): Promise<Response> {
  const shelf = await caches.open(SHELF);
  return (await shelf.match(new URL(request.url).pathname)) ?? fetch(request);
}

export {};
