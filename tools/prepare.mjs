/**
 * Installs the git hook of lefthook.yml after `npm install`. Never fails and never speaks when it has nothing to do:
 * no git checkout (an archive, an image), CI, no lefthook, or `git config noroshi.hooks off`.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const lefthook = path.join(root, "node_modules", ".bin", "lefthook");
const git = (...args) => spawnSync("git", args, { cwd: root, encoding: "utf8" });

const isCheckout = fs.existsSync(path.join(root, ".git")) && git("rev-parse", "--git-dir").status === 0;
const isWanted = !process.env.CI && git("config", "--get", "noroshi.hooks").stdout?.trim() !== "off";

if (isCheckout && isWanted && fs.existsSync(lefthook)) {
  const { status } = spawnSync(lefthook, ["install"], { cwd: root, stdio: "ignore" });
  if (status !== 0) console.error("noroshi: the commit hook was not installed; `npx lefthook install` says why.");
}
