/** `noroshi submit FILE…`: sends files as reports, one receipt each. The same file again gets the same receipt. */
import { command, misused } from "../command.ts";
import { CALLER_OPTIONS, doorOf } from "../hub/caller.ts";
import { sendFile } from "../hub/send-file.ts";
import { LANGUAGE_OPTION, languageOf } from "../language.ts";
import { writeJson, writeLine } from "../lines-out.ts";
import { receiptLines } from "../receipt-lines.ts";

export const submit = command({
  name: "submit",
  usage: ["FILE… [options]"],
  about: `Sends each file as it is; over 25 MB it goes in parts that can be resumed. Its key is its content's hash: sending it again is safe.
On a terminal the receipts are lines for a person; elsewhere, or with --json, one JSON line a file.
Exit status: 0 every file has a receipt, 1 some were refused.`,
  options: {
    historical: { type: "boolean", say: "old material: linked and searchable, starts nothing" },
    "receiving-authority": {
      type: "string",
      word: "BODY",
      say: "to whom a form is sealed that is not to be passed on",
    },
    mapping: { type: "string", word: "NAME", say: "a saved mapping of the calling body, for a table" },
    json: { type: "boolean", say: "one JSON line a file, on a terminal too" },
    ...LANGUAGE_OPTION,
    ...CALLER_OPTIONS,
  },
  async run(o, files) {
    if (files.length === 0) throw misused("Name at least one file.");
    const lang = languageOf(o.lang);
    const door = await doorOf(o);
    let failed = 0;
    for (const file of files) {
      const { status, body } = await sendFile(door, file, {
        historical: o.historical,
        receivingAuthority: o["receiving-authority"],
        mapping: o.mapping,
      });
      if (status !== 202 && status !== 200) failed++;
      if (o.json || process.stdout.isTTY !== true) await writeJson({ file, status, answer: body });
      else for (const line of receiptLines(file, status, body, lang)) await writeLine(line);
    }
    return failed === 0 ? 0 : 1;
  },
});
