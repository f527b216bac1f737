/**
 * Noroshi's command line. One file a command; this one only finds it, and turns an expected failure into its sentence.
 * The shim `./noroshi` runs this on the pinned Node.
 */
import { CommandFailed } from "./failure.ts";

type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, { readonly say: string; readonly load: () => Promise<Command> }>> = {
  up: {
    say: "start a hub (--demo plays the port scenario in)",
    load: async () => (await import("./commands/up.ts")).up,
  },
  submit: { say: "send files as reports", load: async () => (await import("./commands/submit.ts")).submit },
  import: {
    say: "take in files and folders: reports, notices, knowledge",
    load: async () => (await import("./commands/import.ts")).importFiles,
  },
  export: {
    say: "write what a reader may see, one JSON line each",
    load: async () => (await import("./commands/export.ts")).exportLines,
  },
  link: { say: "join notices of a file, without a hub", load: async () => (await import("./commands/link.ts")).link },
  realm: { say: "make or list realms", load: async () => (await import("./commands/prepare.ts")).realm },
  organisation: { say: "register bodies", load: async () => (await import("./commands/prepare.ts")).organisation },
  key: { say: "give a body an API key", load: async () => (await import("./commands/prepare.ts")).key },
  account: { say: "give a person a sign-in", load: async () => (await import("./commands/prepare.ts")).account },
  order: { say: "issue a standing order", load: async () => (await import("./commands/prepare.ts")).order },
  policy: { say: "set a realm's link policy", load: async () => (await import("./commands/prepare.ts")).policy },
  backup: {
    say: "write every realm's backup and key copy",
    load: async () => (await import("./commands/house.ts")).backup,
  },
  restore: { say: "put a backup back", load: async () => (await import("./commands/house.ts")).restore },
  rebuild: { say: "compute again what is derived", load: async () => (await import("./commands/house.ts")).rebuild },
  doctor: { say: "say what is wrong", load: async () => (await import("./commands/house.ts")).doctor },
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
