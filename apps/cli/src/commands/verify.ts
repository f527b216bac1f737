/** `noroshi verify`: the auditor's own command line, reached through this one, and its page as a file. No hub is asked. */
import { copyFileSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Command } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { runAuditor } from "../hub/auditor.ts";

const PAGE = fileURLToPath(new URL("../../../console/dist/verify.html", import.meta.url));

export const verify: Command = async (args) => {
  const [word, page] = args;
  if (word === undefined || word === "--help" || word === "help" || word === "-h")
    return runAuditor(word === undefined ? [] : ["--help"]);
  if (word === "seal" || word === "merkle") return runAuditor(args);
  if (word === "--page" && page !== undefined && args.length === 2) return copyPage(page);
  return runAuditor(["verify", ...args]);
};

/** The same verification for a browser, as one file to keep and to open from a disk. */
function copyPage(to: string): number {
  if (!existsSync(PAGE))
    throw new CommandFailed("FILE_NOT_READABLE", "The page is not built yet. Run: node tools/setup.mjs --console");
  try {
    copyFileSync(PAGE, to);
  } catch {
    throw new CommandFailed(
      "FILE_NOT_READABLE",
      `${to} cannot be written. Name a file in a folder that is there and yours.`,
    );
  }
  return 0;
}
