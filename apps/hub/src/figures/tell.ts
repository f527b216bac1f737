/** Writes the duty's figures of a replay realm to standard output, as one line of JSON, for the process that plays it. */
import { attachPostgres } from "../db/attach.ts";
import { attachRealm } from "../db/realm.ts";
import { dutyFigures } from "./duty.ts";

/** @returns the exit status: 1 when there are none to tell, with a sentence in the log */
export async function tellFigures(o: {
  readonly dataDir: string;
  readonly realm: string;
  readonly principal: string | null;
  readonly log: (line: string) => void;
}): Promise<number> {
  try {
    const realm = await attachRealm({ postgres: await attachPostgres(o.dataDir), log: o.log }, o.realm);
    try {
      process.stdout.write(`${JSON.stringify(await dutyFigures(realm, o.principal))}\n`);
      return 0;
    } finally {
      await realm.close();
    }
  } catch (e) {
    o.log(`no figures: ${e instanceof Error ? e.message : String(e)}`);
    return 1;
  }
}
