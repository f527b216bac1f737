/** `noroshi replay DIR`: plays a whole scenario on a hub of its own and prints what came of it, as one JSON document. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { command, misused } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { startHub } from "../hub/process.ts";
import { writeLine } from "../lines-out.ts";
import { progress } from "../progress.ts";
import { replayed } from "../replay/result.ts";
import { readScenario } from "../scenario/read.ts";

const REALM = "replay";

export const replay = command({
  name: "replay",
  usage: ["DIR [options]"],
  about: `Starts a hub of its own on a temporary data folder, plays the scenario of the folder on the scenario's clock as its bodies,
and prints the result as JSON on standard output; everything else goes to standard error. Consultations and
decisions that requests only state are done first, by the bodies concerned. Releases come with the package of their first recipient.
Exit status: 0 played to its end, 1 it could not be.`,
  options: {
    profile: { type: "string", word: "NAME", say: "the legal profile (else the scenario's default)" },
    shuffle: { type: "string", word: "SEED", say: "let the reports arrive in another order, drawn from this number" },
    keep: { type: "string", word: "DIR", say: "use this data folder, and leave it there" },
    json: { type: "boolean", say: "the result on one line" },
  },
  async run(o, [dir, ...more]) {
    if (dir === undefined || more.length > 0) throw misused("Name one scenario folder.");
    const shuffle = o.shuffle === undefined ? undefined : Number(o.shuffle);
    if (shuffle !== undefined && !Number.isSafeInteger(shuffle)) throw misused("--shuffle takes a whole number.");
    const folder = resolve(dir);
    const scenario = readScenario(folder);
    const profile = o.profile ?? scenario.defaultProfile;
    if (!scenario.legalProfiles.some((p) => p.name === profile))
      throw misused(`--profile is one of ${scenario.legalProfiles.map((p) => p.name).join(", ")}; not ${profile}.`);
    const data = o.keep === undefined ? mkdtempSync(join(tmpdir(), "noroshi-replay-")) : resolve(o.keep);
    try {
      const hub = await startHub(["--data", data, "--host", "127.0.0.1", "--port", "0"], "0");
      if (!hub) return 1;
      const bar = progress("  playing", 3);
      try {
        const result = await replayed(
          {
            url: hub.url,
            socket: hub.socket,
            realm: REALM,
            folder,
            data,
            profile,
            shuffle,
            gone: hub.gone,
            log: (line) => void process.stderr.write(`replay: ${line}\n`),
            progress: (done) => bar.at(done),
          },
          scenario,
        );
        bar.end();
        await writeLine(JSON.stringify(result, null, o.json ? undefined : 2));
        return 0;
      } finally {
        await hub.stop();
      }
    } catch (e) {
      if (e instanceof CommandFailed) throw e;
      throw new CommandFailed("HUB_FAILED", `The replay failed: ${e instanceof Error ? e.message : String(e)}`);
    } finally {
      if (o.keep === undefined) rmSync(data, { recursive: true, force: true });
    }
  },
});
