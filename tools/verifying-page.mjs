/**
 * Puts the auditor's page together as one file that needs nothing else: script and style within it, their digests in the policy on
 * its top, so that it runs these and reaches no network. The look is the console's own. Writes apps/console/dist/verify.html.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { build } from "vite";

const root = path.resolve(import.meta.dirname, "..");
const at = (...parts) => path.join(root, ...parts);
const LOOK = ["tokens.css", ...["base", "blocks", "controls", "states"].map((name) => `ui/css/${name}.css`)];

const built = await build({
  configFile: false,
  root: at("apps", "auditor", "page"),
  logLevel: "warn",
  build: {
    write: false,
    target: "es2024",
    modulePreload: false,
    rollupOptions: { input: at("apps", "auditor", "page", "main.ts"), output: { format: "iife" } },
  },
});
const output = (Array.isArray(built) ? built : [built]).flatMap((one) => one.output);
const code = output.filter((part) => part.type === "chunk").map((part) => part.code);
if (code.length !== 1) throw new Error(`the page is one script, not ${code.length}`);
// The page's own script must not end at a word of its texts.
const script = code[0].trim().replaceAll("</script", "<\\/script");
const style = [...LOOK.map((name) => at("apps", "console", "src", name)), at("apps", "auditor", "page", "page.css")]
  .map((file) => fs.readFileSync(file, "utf8"))
  .join("\n");
const digest = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = `default-src 'none'; script-src ${digest(script)}; style-src ${digest(style)}; base-uri 'none'; form-action 'none'`;
const filled = { __POLICY__: policy, "/* __STYLE__ */": style, "/* __SCRIPT__ */": script };
const page = fs
  .readFileSync(at("apps", "auditor", "page", "page.html"), "utf8")
  .replace(/__POLICY__|\/\* __(?:STYLE|SCRIPT)__ \*\//g, (name) => filled[name]);
fs.mkdirSync(at("apps", "console", "dist"), { recursive: true });
fs.writeFileSync(at("apps", "console", "dist", "verify.html"), page);
