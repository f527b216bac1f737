/**
 * Serves the built console: immutable hashed assets, and one page for every other address, with a fresh nonce in its policy.
 * No inline script, no foreign origin. Trusts the build folder; does not trust the path that is asked for.
 */
import { randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import type { Context, Env, Hono } from "hono";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".png": "image/png",
  ".ico": "image/x-icon",
};

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
}

/** Adds the console's addresses to the app. Must come after every API route. */
export function serveConsole<E extends Env>(app: Hono<E>, folder: string): void {
  app.get("/assets/*", (c) => asset(c, folder));
  app.get("/file/worker.js", (c) => worker(c, folder));
  app.get("/verify", (c) => verifyingPage(c, folder));
  app.get("*", (c) => page(c, folder));
}

async function asset(c: Context, folder: string): Promise<Response> {
  // untrusted: the path; it must stay inside the build folder
  const wanted = normalize(join(folder, decodeURIComponent(new URL(c.req.url).pathname)));
  if (!wanted.startsWith(folder + sep) || !(await isFile(wanted))) return c.notFound();
  const body = await readFile(wanted);
  return new Response(new Uint8Array(body), {
    headers: {
      "content-type": TYPES[extname(wanted)] ?? "application/octet-stream",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    },
  });
}

/** The form's worker: its address is its reach, and it must never be an old one. */
async function worker(c: Context, folder: string): Promise<Response> {
  const file = join(folder, "file/worker.js");
  if (!(await isFile(file))) return c.notFound();
  return new Response(new Uint8Array(await readFile(file)), {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "content-security-policy": "default-src 'none'; connect-src 'self'",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    },
  });
}

/** The auditor's page: it brings its own policy, which lets it reach nothing; the same is said here, and that nobody frames it. */
async function verifyingPage(c: Context, folder: string): Promise<Response> {
  const file = join(folder, "verify.html");
  if (!(await isFile(file))) return c.text(NOT_BUILT, 503);
  const html = await readFile(file, "utf8");
  const own = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? "default-src 'none'";
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `${own}; frame-ancestors 'none'`,
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    },
  });
}

const NOT_BUILT = "The console is not built. Run: npm start\n";

async function page(c: Context, folder: string): Promise<Response> {
  const file = join(folder, "index.html");
  if (!(await isFile(file))) return c.text(NOT_BUILT, 503);
  const nonce = randomBytes(16).toString("base64");
  const html = (await readFile(file, "utf8")).replaceAll("__CSP_NONCE__", nonce);
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy(nonce),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    },
  });
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
