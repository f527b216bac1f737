/** `noroshi export reports|indicators|cases`: what this reader may see, one JSON line each, as long as there are pages. */
import { parseArgs } from "node:util";
import { CommandFailed } from "../failure.ts";
import { CALLER_HELP, CALLER_OPTIONS, doorOf } from "../hub/caller.ts";
import { call } from "../hub/door.ts";

const WHAT: ReadonlySet<string> = new Set(["reports", "indicators", "cases"]);

export async function exportLines(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...CALLER_OPTIONS, help: { type: "boolean", default: false } },
  });
  const [what] = positionals;
  if (values.help || what === undefined || !WHAT.has(what)) {
    process.stdout.write(`Usage: ./noroshi export reports | indicators | cases [options]\n${CALLER_HELP}\n`);
    return values.help ? 0 : 2;
  }
  const door = await doorOf(values);
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await call(door, "GET", `/api/v1/${what}?limit=200${query}`);
    if (status !== 200) throw new CommandFailed("HUB_REFUSED", `The hub answered ${status}: ${JSON.stringify(body)}`);
    const page = body as { items: readonly unknown[]; next: string | null };
    for (const item of page.items) process.stdout.write(`${JSON.stringify(item)}\n`);
    cursor = page.next;
  } while (cursor !== null);
  return 0;
}
