/**
 * What a browser must fetch stays small, and nothing in it needs a relaxed content policy. Budget: 400 kB gzip, so that
 * the board opens within a second on a poor line. Skipped where the console has not been built.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { firstLoad } from "./first-load.ts";

const dist = join(import.meta.dirname, "../dist");
const built = existsSync(join(dist, "index.html"));
const BUDGET = 400_000;

describe.skipIf(!built)("the built console", () => {
  const names = built ? readdirSync(join(dist, "assets")) : [];
  const read = (name: string) => readFileSync(join(dist, "assets", name), "utf8");

  test("the first load of the board is within its budget", () => {
    const { gzip, files } = firstLoad(dist, names, "board-page");
    process.stdout.write(`first load: ${Math.round(gzip / 1000)} kB gzip in ${files.length} files\n`);
    expect(gzip).toBeGreaterThan(50_000);
    expect(gzip).toBeLessThanOrEqual(BUDGET);
  });

  test("the page holds no inline script and no inline style, and the place for the nonce", () => {
    const html = readFileSync(join(dist, "index.html"), "utf8");
    expect(html).toContain('<meta name="csp-nonce" content="__CSP_NONCE__" />');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });

  test("no schema library and no server code reached the browser", () => {
    const scripts = names.filter((name) => name.endsWith(".js"));
    expect(scripts.filter((name) => /ZodError|zod-openapi|\$ZodType/.test(read(name)))).toEqual([]);
  });

  test("it is React's production build, whoever built it", () => {
    const development = names.filter((name) => name.endsWith(".js") && /jsxDEV/.test(read(name)));
    expect(development).toEqual([]);
  });

  test("the web font's rules are in a chunk that the first load does not hold", () => {
    const withFont = names.filter((name) => name.endsWith(".css") && read(name).includes("@font-face"));
    const first = firstLoad(dist, names, "board-page").files;
    expect(withFont.length).toBeGreaterThan(0);
    expect(withFont.filter((name) => first.includes(`assets/${name}`))).toEqual([]);
  });
});
