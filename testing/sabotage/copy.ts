/**
 * Makes a copy of the working tree to break things in, so that the tree itself is never touched.
 * Copied: what git tracks or would track. Linked: the installed packages, except our own workspaces, which must lead to
 * the copy: a link that led back would test the unbroken original.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Caches and stamps stay behind; `@noroshi` is made anew. */
const NOT_LINKED = new Set([".cache", ".vite", ".vite-temp", ".vitest", ".noroshi-installed", "@noroshi"]);

/** Copies the tree below `root`; the caller deletes the folder it gets. */
export function copyOfTree(root: string): string {
  const copy = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "noroshi-sabotage-")));
  fs.chmodSync(copy, 0o755); // a database started from here as root runs as another user
  for (const file of filesOf(root)) {
    const target = path.join(copy, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.cpSync(path.join(root, file), target, { verbatimSymlinks: true });
  }
  linkPackages(root, copy);
  const built = path.join("apps", "console", "dist");
  if (fs.existsSync(path.join(root, built))) fs.symlinkSync(path.join(root, built), path.join(copy, built));
  return copy;
}

function filesOf(root: string): string[] {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  return [...new Set(listed.split("\0"))].filter((file) => file !== "" && fs.existsSync(path.join(root, file)));
}

function linkPackages(root: string, copy: string): void {
  const from = path.join(root, "node_modules");
  const to = path.join(copy, "node_modules");
  fs.mkdirSync(path.join(to, "@noroshi"), { recursive: true });
  for (const name of fs.readdirSync(from))
    if (!NOT_LINKED.has(name)) fs.symlinkSync(path.join(from, name), path.join(to, name));
  for (const name of fs.readdirSync(path.join(from, "@noroshi"))) {
    const home = path.relative(fs.realpathSync(root), fs.realpathSync(path.join(from, "@noroshi", name)));
    fs.symlinkSync(path.join(copy, home), path.join(to, "@noroshi", name));
    const own = path.join(root, home, "node_modules");
    if (fs.existsSync(own) && fs.existsSync(path.join(copy, home)))
      fs.symlinkSync(own, path.join(copy, home, "node_modules"));
  }
}
