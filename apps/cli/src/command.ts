/**
 * What every command looks like to the person who types it: one form of help, one form of usage error, one table of options
 * that is at once what is read and what is said. Trusts nothing that was typed: an unknown option is exit status 2, always.
 */
import { parseArgs } from "node:util";
import { CommandFailed } from "./errors.ts";

export interface Option {
  readonly type: "string" | "boolean";
  readonly default?: string;
  /** What stands for the value in the help: `--to DIR`. */
  readonly word?: string;
  readonly say: string;
}

export type Options = Readonly<Record<string, Option>>;

export type Values<O extends Options> = {
  readonly [K in keyof O]: O[K] extends { type: "boolean" }
    ? boolean
    : O[K] extends { default: string }
      ? string
      : string | undefined;
};

export interface Plan<O extends Options> {
  readonly name: string;
  /** What may follow the name, one line each. */
  readonly usage: readonly string[];
  /** A few sentences on what it does and what its exit status says. */
  readonly about: string;
  readonly options: O;
  readonly run: (values: Values<O>, words: readonly string[]) => Promise<number>;
}

/** A command: the words after its name in, the exit status out. */
export type Command = (args: readonly string[]) => Promise<number>;

/** Makes a command of its plan. Throws CommandFailed for expected failures other than USAGE, which is said here. */
export function command<const O extends Options>(plan: Plan<O>): Command {
  return async (args) => {
    try {
      const { values, words } = read(plan, args);
      if (values === undefined) {
        process.stdout.write(help(plan));
        return 0;
      }
      return await plan.run(values, words);
    } catch (e) {
      if (!(e instanceof CommandFailed) || e.code !== "USAGE") throw e;
      process.stderr.write(`noroshi ${plan.name}: ${e.message}\n${usage(plan)}\n`);
      return 2;
    }
  };
}

function read<O extends Options>(
  plan: Plan<O>,
  args: readonly string[],
): { values: Values<O> | undefined; words: readonly string[] } {
  const options = { ...plan.options, help: { type: "boolean", short: "h" } as const };
  try {
    // untrusted: what was typed
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    if ("help" in values && values["help"] === true) return { values: undefined, words: [] };
    const given: Record<string, unknown> = values;
    const whole = Object.entries(plan.options).map(([name, o]) => [
      name,
      o.type === "boolean" ? given[name] === true : given[name],
    ]);
    // The one place where typed words become a type: parseArgs has held them to the table.
    return { values: Object.fromEntries(whole) as Values<O>, words: positionals };
  } catch (e) {
    if (!(e instanceof TypeError) || !("code" in e) || !String(e.code).startsWith("ERR_PARSE_ARGS")) throw e;
    throw new CommandFailed("USAGE", e.message.split(". ")[0]?.replace(/\.?$/, ".") ?? e.message);
  }
}

function usage<O extends Options>(plan: Plan<O>): string {
  const lines = plan.usage.map((line, i) =>
    `${i === 0 ? "Usage: " : "       "}./noroshi ${plan.name} ${line}`.trimEnd(),
  );
  return `${lines.join("\n")}\n       ./noroshi ${plan.name} --help says more.`;
}

/** The whole help of one command. */
export function help<O extends Options>(plan: Plan<O>): string {
  const lines = plan.usage.map((line, i) =>
    `${i === 0 ? "Usage: " : "       "}./noroshi ${plan.name} ${line}`.trimEnd(),
  );
  const heads = Object.entries(plan.options).map(
    ([name, o]) => [`--${name}${o.type === "string" ? ` ${o.word ?? "TEXT"}` : ""}`, o] as const,
  );
  const all = [...heads, ["--help", { type: "boolean", say: "say this" } as Option] as const];
  const width = Math.max(...all.map(([head]) => head.length)) + 2;
  const rows = all.map(
    ([head, o]) => `  ${head.padEnd(width)}${o.say}${o.default === undefined ? "" : ` (default: ${o.default})`}`,
  );
  return `${lines.join("\n")}\n\n${plan.about.trim()}\n\n${rows.join("\n")}\n`;
}

/** A wrong use of a command, said with its usage. */
export function misused(say: string): CommandFailed {
  return new CommandFailed("USAGE", say);
}

/** One of a few words, or a usage error that lists them. */
export function oneOf<const T extends string>(said: string, list: readonly T[], what: string): T {
  const found = list.find((one) => one === said);
  if (found === undefined) throw misused(`${what} is one of ${list.join(", ")}; not ${said}.`);
  return found;
}
