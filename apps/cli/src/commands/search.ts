/** `noroshi search WORDS…`: what this body sees of a value, a range or some words; or of a whole paste from a file. */
import { readFileSync } from "node:fs";
import type { SearchAnswer, ValuesAnswer } from "@noroshi/api";
import { command, misused } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { CALLER_OPTIONS, doorOf } from "../hub/caller.ts";
import { call, type Door } from "../hub/door.ts";
import { refusalWords } from "../hub/faults.ts";
import { writeJson, writeLine } from "../lines-out.ts";

export const search = command({
  name: "search",
  usage: ["WORDS… [options]", "--paste FILE [options]"],
  about: `Finds values in any writing, the ranges around an address, what lies in a range, and words in the texts of reports.
--paste looks up to 10,000 values at once, whatever stands between them; - is standard input.
Exit status: 0 something was found, 1 nothing.`,
  options: {
    paste: { type: "string", word: "FILE", say: "look up every value in this file" },
    json: { type: "boolean", say: "the hub's answer as one JSON line" },
    ...CALLER_OPTIONS,
  },
  async run(o, words) {
    if ((o.paste === undefined) === (words.length === 0)) throw misused("Give words, or --paste FILE.");
    const door = await doorOf(o);
    if (o.paste !== undefined) {
      const bytes = readFileSync(o.paste === "-" ? 0 : o.paste);
      const body = { type: "text/plain; charset=utf-8", bytes };
      const found = (await asked(door, "POST", "/api/v1/search/values", body)) as ValuesAnswer;
      if (o.json) await writeJson(found);
      else
        for (const f of found.found)
          await writeLine([f.asked, f.kind, f.value, f.sources.map((s) => s.marking.tlp).join(" ")].join("\t"));
      return found.found.length > 0 ? 0 : 1;
    }
    const query = new URLSearchParams({ q: words.join(" ") });
    const found = (await asked(door, "GET", `/api/v1/search?${query}`)) as SearchAnswer;
    if (o.json) await writeJson(found);
    else {
      for (const { why, indicator: i } of found.values)
        await writeLine([why, i.kind, i.value, i.marking.tlp, i.report?.title ?? ""].join("\t"));
      for (const { report, passages } of found.texts)
        await writeLine(["text", report.id, report.title, passages[0]?.text ?? ""].join("\t"));
    }
    return found.values.length + found.texts.length > 0 ? 0 : 1;
  },
});

async function asked(door: Door, method: string, path: string, body?: Parameters<typeof call>[3]): Promise<unknown> {
  const answer = await call(door, method, path, body);
  if (answer.status !== 200) throw new CommandFailed("HUB_REFUSED", refusalWords(answer.body));
  return answer.body;
}
