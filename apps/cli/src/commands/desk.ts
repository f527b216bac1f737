/**
 * `noroshi desk FILE.ndjson`: files what a desk wrote on paper, one desk-entry/1 a line. Each line has its own key, made of its
 * content, so that a batch that broke off is sent again as it is. A refused line stops nothing else.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { command, misused } from "../command.ts";
import { CALLER_OPTIONS, doorOf } from "../hub/caller.ts";
import { call } from "../hub/door.ts";
import { LANGUAGE_OPTION, languageOf } from "../language.ts";
import { writeJson, writeLine } from "../lines-out.ts";
import { receiptLines } from "../receipt-lines.ts";

export const desk = command({
  name: "desk",
  usage: ["FILE… [options]"],
  about: `Files for bodies that called, from a paper log: one JSON document of schema desk-entry/1 a line (docs/specs/desk-entry.md).
The stated receipt times are kept beside the time of entry. For the coordinator's body. A line's key is its content's hash.
Exit status: 0 every line has a receipt, 1 some were refused.`,
  options: {
    json: { type: "boolean", say: "one JSON line an entry, on a terminal too" },
    ...LANGUAGE_OPTION,
    ...CALLER_OPTIONS,
  },
  async run(o, files) {
    if (files.length === 0) throw misused("Name at least one file.");
    const lang = languageOf(o.lang);
    const door = await doorOf(o);
    let failed = 0;
    for (const file of files)
      for (const [i, line] of (await readFile(file, "utf8")).split(/\r?\n/).entries()) {
        if (line.trim() === "") continue;
        const key = `desk-${createHash("sha256").update(line).digest("hex")}`;
        const { status, body } = await call(
          door,
          "POST",
          "/api/v1/desk/entries",
          { type: "application/octet-stream", bytes: line },
          { "idempotency-key": key },
        );
        if (status !== 202) failed++;
        const place = `${file}:${i + 1}`;
        if (o.json || process.stdout.isTTY !== true) await writeJson({ line: place, status, answer: body });
        else for (const told of receiptLines(place, status, body, lang)) await writeLine(told);
      }
    return failed === 0 ? 0 : 1;
  },
});
