/** Writes the duty's figures of a replay realm to standard output, as one line of JSON, for the process that plays it. */
import { readFileSync } from "node:fs";
import { attachPostgres } from "../db/attach.ts";
import { attachRealm } from "../db/realm.ts";
import { readClockRules } from "./clocks.ts";
import { dutyFigures } from "./duty.ts";

/** @returns the exit status: 1 when there are none to tell, with a sentence in the log */
export async function tellFigures(o: {
  readonly dataDir: string;
  readonly realm: string;
  readonly principal: string | null;
  /** A file with `clockRules` and `businessCalendar`. */
  readonly rules: string | null;
  readonly log: (line: string) => void;
}): Promise<number> {
  try {
    const rules = o.rules === null ? null : readClockRules(JSON.parse(readFileSync(o.rules, "utf8")));
    const realm = await attachRealm({ postgres: await attachPostgres(o.dataDir), log: o.log }, o.realm);
    try {
      process.stdout.write(`${JSON.stringify(await dutyFigures(realm, o.principal, rules))}\n`);
      return 0;
    } finally {
      await realm.close();
    }
  } catch (e) {
    o.log(`no figures: ${e instanceof Error ? e.message : String(e)}`);
    return 1;
  }
}
