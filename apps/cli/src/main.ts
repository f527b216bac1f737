/**
 * Noroshi's command line. One file a command; this one only finds it, and turns an expected failure into its sentence.
 * The shim `./noroshi` runs this on the pinned Node.
 */
import { CommandFailed } from "./failure.ts";

type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, { readonly say: string; readonly load: () => Promise<Command> }>> = {
  up: { say: "start a hub (--demo plays the port scenario in)", load: async () => (await import("./commands/up.ts")).up },
};

function help(): string {
  const rows = Object.entries(COMMANDS).map(([name, c]) => `  ${name.padEnd(14)} ${c.say}`);
  return `Usage: ./noroshi COMMAND [options]\n\n${rows.join("\n")}\n\nEach command says more with --help.\n`;
}

async function main(words: readonly string[]): Promise<number> {
  const [name, ...args] = words;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(help());
    return 0;
  }
  const command = COMMANDS[name];
  if (!command) {
    process.stderr.write(`noroshi: there is no command ${name}.\n\n${help()}`);
    return 2;
  }
  try {
    return await (await command.load())(args);
  } catch (e) {
    if (e instanceof CommandFailed) {
      process.stderr.write(`noroshi: ${e.message}\n`);
      return e.code === "USAGE" ? 2 : 1;
    }
    if (e instanceof TypeError && "code" in e && String(e.code).startsWith("ERR_PARSE_ARGS")) {
      process.stderr.write(`noroshi ${name}: ${e.message}\n`);
      return 2;
    }
    throw e;
  }
}

process.exitCode = await main(process.argv.slice(2));
