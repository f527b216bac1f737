/**
 * Asks for passwords and codes: on a terminal without showing them, else lines of standard input, one after the other. Never from the
 * command line.
 */
import { CommandFailed } from "./errors.ts";

export interface Secrets {
  /** The next one. Code: USAGE when it is broken off, or when standard input ends before a line. */
  readonly ask: (asking: string) => Promise<string>;
  /** Lets go of standard input. */
  readonly end: () => Promise<void>;
}

const CTRL_C = "\u0003";
const BACKSPACE = "\u007f";

export function secretsOn(source: NodeJS.ReadStream = process.stdin): Secrets {
  const parts: AsyncIterator<Buffer | string> = source[Symbol.asyncIterator]();
  let rest = "";
  const more = async (): Promise<boolean> => {
    const next = await parts.next();
    if (next.done !== true) rest += next.value.toString();
    return next.done !== true;
  };
  const line = async (): Promise<string> => {
    let text = "";
    for (;;) {
      while (rest !== "") {
        const sign = rest.charAt(0);
        rest = rest.slice(1);
        if (sign === "\r" && rest.startsWith("\n")) rest = rest.slice(1);
        if (sign === "\r" || sign === "\n") return text;
        if (sign === CTRL_C) throw new CommandFailed("USAGE", "Stopped; nothing was done.");
        text = sign === BACKSPACE ? text.slice(0, -1) : text + sign;
      }
      if (await more()) continue;
      if (text !== "") return text;
      throw new CommandFailed("USAGE", "A password is needed: type it, or give it as a line of standard input.");
    }
  };
  const hidden = source.isTTY === true;
  return {
    async ask(asking) {
      process.stderr.write(asking);
      if (hidden) source.setRawMode(true);
      try {
        return await line();
      } finally {
        if (hidden) source.setRawMode(false);
        process.stderr.write("\n");
      }
    },
    async end() {
      await parts.return?.();
      source.pause();
    },
  };
}

/** One password, and nothing after it. Code: USAGE. */
export async function askPassword(source: NodeJS.ReadStream = process.stdin): Promise<string> {
  const secrets = secretsOn(source);
  try {
    return await secrets.ask("password (12 characters or more): ");
  } finally {
    await secrets.end();
  }
}
