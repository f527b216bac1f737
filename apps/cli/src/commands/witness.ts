/** `noroshi witness`: the commission's witness, reached through this one. It knows no hub. */
import type { Command } from "../command.ts";
import { runWitness } from "../hub/auditor.ts";

export const witness: Command = (args) => runWitness(args.length === 0 || args[0] === "help" ? ["--help"] : args);
