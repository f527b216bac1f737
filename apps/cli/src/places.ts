/** Where this command's things lie by default: data beside the program, one folder for the live hub and one for the demo. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

export const SCENARIOS = resolve(ROOT, "scenarios");
export const LINK_POLICIES = resolve(ROOT, "profiles/link-policies");
export const LEGAL_PROFILES = resolve(ROOT, "profiles/law");

/** The data folder: what was said, else NOROSHI_DATA, else `.noroshi/live` or `.noroshi/demo` beside the program. */
export function dataFolder(said: string | undefined, demo = false): string {
  return resolve(said ?? process.env["NOROSHI_DATA"] ?? resolve(ROOT, ".noroshi", demo ? "demo" : "live"));
}
