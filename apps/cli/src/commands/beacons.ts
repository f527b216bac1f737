/** `noroshi beacons --input FILE --format FORMAT`: pairs that behave like machines that report home, without a hub. */
import { type Behaviour, Pairs } from "@noroshi/sensing";
import { command, misused, oneOf } from "../command.ts";
import { printable, writeJson, writeLine } from "../lines-out.ts";
import { FORMATS } from "../match/formats.ts";
import { steps } from "../match/read-through.ts";
import { openSource } from "../match/source.ts";

/** Formats whose records are connections with a size and a duration. */
const NAMES = ["zeek", "zeek-json", "eve"] as const;

export const beacons = command({
  name: "beacons",
  usage: ["--input FILE --format FORMAT [options]"],
  about: `Looks in a log of connections (Zeek's conn.log, flow events of EVE) for pairs that call at a steady pace with steady sizes all
day, that call once a second or more (strobe), or whose connections last an hour and more together (long). Only the newest
24 hours count. A score is no verdict: time servers score as high as command channels; the share of machines that call the
same place says which is which.
Exit status: 0 there are such pairs, 1 there is none, 2 wrong use.`,
  options: {
    input: { type: "string", word: "FILE", say: "the log, or - for standard input" },
    format: { type: "string", word: "FORMAT", say: `what the log is: ${NAMES.join(", ")}` },
    least: {
      type: "string",
      word: "SCORE",
      default: "0.7",
      say: "the score from 0 to 1 from which on a beacon is told",
    },
    json: { type: "boolean", say: "one JSON object a pair" },
  },
  async run(o, words) {
    if (words.length > 0) throw misused(`What is ${words.join(" ")}?`);
    if (o.input === undefined || o.format === undefined) throw misused("Say --input and --format.");
    const format = FORMATS[oneOf(o.format, NAMES, "--format")];
    const least = Number(o.least);
    if (!(least >= 0 && least <= 1)) throw misused("--least is a number from 0 to 1.");
    const reader = format.reader({});
    const pairs = new Pairs();
    let records = 0;
    const source = await openSource(o.input);
    try {
      for await (const { batch, faults } of steps(source, (bytes, end) => reader.read(bytes, end))) {
        pairs.take(batch);
        records += batch.length;
        pairs.left += faults.length;
      }
    } finally {
      await source.close();
    }
    const told = pairs.behaviours(least);
    for (const one of told) await (o.json ? writeJson(one) : writeLine(lineOf(one)));
    process.stderr.write(
      `noroshi beacons: ${told.length} pairs in ${records.toLocaleString("en")} records, ${pairs.left.toLocaleString("en")} not taken in\n`,
    );
    return told.length > 0 ? 0 : 1;
  },
});

function lineOf({ kind, origin, responder, connections, interval, seconds, prevalence, beacon }: Behaviour): string {
  const score = kind === "beacon" && beacon !== undefined ? ` ${beacon.score.toFixed(3)}` : "";
  const share = `${Math.round(100 * prevalence)} % call it`;
  return printable(
    `${kind}${score}  ${origin} → ${responder}  ${connections} connections, every ${interval} s, ${Math.round(seconds)} s in all, ${share}`,
  );
}
