/** Asks for a password: on a terminal without showing it, else the first line of standard input. Never from the command line. */
import { CommandFailed } from "./errors.ts";

/** Code: USAGE when it is broken off, or when standard input ends before a line. */
export async function askPassword(source: NodeJS.ReadStream = process.stdin): Promise<string> {
  process.stderr.write("password (12 characters or more): ");
  const hidden = source.isTTY === true;
  if (hidden) source.setRawMode(true);
  try {
    return await firstLine(source);
  } finally {
    if (hidden) source.setRawMode(false);
    source.pause();
    process.stderr.write("\n");
  }
}

const CTRL_C = "\u0003";
const BACKSPACE = "\u007f";

async function firstLine(source: AsyncIterable<Buffer | string>): Promise<string> {
  let text = "";
  for await (const part of source) {
    for (const sign of part.toString()) {
      if (sign === "\r" || sign === "\n") return text;
      if (sign === CTRL_C) throw new CommandFailed("USAGE", "Stopped; nothing was made.");
      text = sign === BACKSPACE ? text.slice(0, -1) : text + sign;
    }
  }
  if (text !== "") return text;
  throw new CommandFailed("USAGE", "A password is needed: type it, or give it as the first line of standard input.");
}
