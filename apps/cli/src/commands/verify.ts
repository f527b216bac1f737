/** `noroshi verify`: the auditor's own command line, reached through this one. No hub is asked. */
import type { Command } from "../command.ts";
import { runAuditor } from "../hub/auditor.ts";

export const verify: Command = (args) => {
  const [word] = args;
  if (word === undefined || word === "--help" || word === "help" || word === "-h")
    return runAuditor(word === undefined ? [] : ["--help"]);
  return runAuditor(["verify", ...args]);
};
