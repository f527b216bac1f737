/** Writes lines to standard output as fast as the reader takes them, and ends quietly when the reader has gone (`| head`). */
import { once } from "node:events";

/** A closed pipe is no fault of this program: it ends as other tools do. */
export function quietPipes(out: NodeJS.WriteStream = process.stdout): void {
  out.on("error", (e: NodeJS.ErrnoException) => {
    if (e.code !== "EPIPE") throw e;
    process.exit(0);
  });
}

/** One line; waits while the reader is slow. */
export async function writeLine(line: string, out: NodeJS.WritableStream = process.stdout): Promise<void> {
  if (!out.write(`${line}\n`)) await once(out, "drain");
}

/** Text as it is; waits while the reader is slow. */
export async function writeText(text: string, out: NodeJS.WritableStream = process.stdout): Promise<void> {
  if (!out.write(text)) await once(out, "drain");
}

/** One value as a line of JSON. */
export function writeJson(value: unknown): Promise<void> {
  return writeLine(JSON.stringify(value));
}

/** What came from outside must not steer a terminal: control signs are shown as U+FFFD. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd");
}
