/** Serves the built console as the hub will: one page for every address, a nonce per answer, a strict content policy. */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

export const policy = (nonce: string): string =>
  [
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

export async function serveDist(dist: string, path: string, response: ServerResponse): Promise<void> {
  const file = normalize(join(dist, path));
  const asset = extname(file) !== "" && file.startsWith(dist);
  const bytes = await readFile(asset ? file : join(dist, "index.html")).catch(() => null);
  if (bytes === null) {
    response.writeHead(404).end();
    return;
  }
  if (asset) {
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes);
    return;
  }
  const nonce = randomBytes(16).toString("base64");
  response
    .writeHead(200, { "content-type": TYPES[".html"], "content-security-policy": policy(nonce) })
    .end(bytes.toString().replace("__CSP_NONCE__", nonce));
}
