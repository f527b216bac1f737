/** `noroshi mapping`: what the columns of a body's tables mean: looked at, saved, listed, taken away. */
import { readFile } from "node:fs/promises";
import { command, misused, oneOf } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { CALLER_OPTIONS, doorOf } from "../hub/caller.ts";
import { call, type Door } from "../hub/door.ts";
import { refusalWords } from "../hub/faults.ts";
import { writeJson } from "../lines-out.ts";

export const mapping = command({
  name: "mapping",
  usage: ["propose TABLE [options]", "save NAME MAPPING.json [options]", "list [options]", "remove NAME [options]"],
  about: `Says what the columns of a table (CSV, TSV, workbook) mean. propose prints the headers, the first rows and a mapping to correct;
save keeps the corrected one under a name, for submit and import --mapping NAME. JSON on standard output.`,
  options: { ...CALLER_OPTIONS },
  async run(o, [word, name, file]) {
    if (word === undefined) throw misused("Say what to do.");
    const verb = oneOf(word, ["propose", "save", "list", "remove"], "What to do");
    const door = await doorOf(o);
    if (verb === "list") return told(door, "GET", "");
    if (name === undefined) throw misused(verb === "propose" ? "Name a table." : "Name the mapping.");
    const path = `/${encodeURIComponent(name)}`;
    if (verb === "remove") return told(door, "DELETE", path);
    if (verb === "propose")
      return told(door, "POST", "/proposal", { type: "application/octet-stream", bytes: await bytesOf(name) });
    if (file === undefined) throw misused("Name the file of the mapping.");
    return told(door, "PUT", path, { type: "application/json", bytes: await bytesOf(file) });
  },
});

async function told(
  door: Door,
  method: string,
  path: string,
  body?: { type: string; bytes: Uint8Array },
): Promise<number> {
  const answer = await call(door, method, `/api/v1/table-mappings${path}`, body);
  if (answer.status !== 200)
    throw new CommandFailed("HUB_REFUSED", `The hub refused (${answer.status}): ${refusalWords(answer.body)}`);
  await writeJson(answer.body);
  return 0;
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new CommandFailed("FILE_NOT_READABLE", `${file} cannot be read.`);
  }
}
