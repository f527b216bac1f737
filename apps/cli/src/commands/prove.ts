/** `noroshi prove`: the proof of an act of one's own body, as a file that stands alone. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, misused } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { CALLER_OPTIONS, doorOf } from "../hub/caller.ts";
import { call, type Door } from "../hub/door.ts";
import { refusalWords } from "../hub/faults.ts";
import { writeJson } from "../lines-out.ts";

interface Provable {
  readonly id: string;
  readonly act: string;
  readonly at: string;
  readonly state: "waiting" | "proved" | "destroyed";
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const DIGEST = /^[0-9a-f]{64}$/;

export const prove = command({
  name: "prove",
  usage: ["RECEIPT|THING|ACT [--to DIR] [options]"],
  about: `Writes the proofs of your body's own acts: those that a receipt answered, those about a thing (by its id), or one act by the
digest of its entry. Each is a file that \`./noroshi verify FILE --policy FILE\` judges on any machine, without a hub.
An act is proved from the next checkpoint on, a minute after it was done at most.
Exit status: 0 all written, 1 something is not proved yet or not there.`,
  options: {
    to: { type: "string", word: "DIR", default: ".", say: "where the files go" },
    list: { type: "boolean", say: "only list what can be proved" },
    ...CALLER_OPTIONS,
  },
  async run(o, words) {
    const [what, ...more] = words;
    if (what === undefined || more.length > 0)
      throw misused("Say which act: a receipt, a thing, or the digest of an entry.");
    const door = await doorOf(o);
    const acts = DIGEST.test(what)
      ? [{ id: what, act: "act", at: "", state: "proved" as const }]
      : await about(door, what);
    if (acts.length === 0) throw new CommandFailed("HUB_REFUSED", `There is no act of your body about ${what}.`);
    let missing = 0;
    for (const act of acts) {
      if (o.list || act.state !== "proved") {
        await writeJson(act);
        if (!o.list) missing++;
        continue;
      }
      const file = join(o.to, `${act.act}-${act.id.slice(0, 16)}.tlog-proof`);
      const answer = await call(door, "GET", `/api/v1/ledger/acts/${act.id}/proof`);
      if (answer.status === 409) missing++;
      else if (answer.status !== 200) throw new CommandFailed("HUB_REFUSED", refusalWords(answer.body));
      else writeFileSync(file, String(answer.body));
      await writeJson({ ...act, ...(answer.status === 200 ? { file } : { state: "waiting" }) });
    }
    return missing === 0 ? 0 : 1;
  },
});

async function about(door: Door, what: string): Promise<readonly Provable[]> {
  if (!UUID.test(what)) throw misused("A receipt or a thing is named by its id, an act by the digest of its entry.");
  const answer = await call(door, "GET", `/api/v1/ledger/acts?about=${what}`);
  if (answer.status !== 200) throw new CommandFailed("HUB_REFUSED", refusalWords(answer.body));
  return (answer.body as { items: readonly Provable[] }).items;
}
