/**
 * A STIX bundle of half a gigabyte through `./noroshi submit`, as a partner would send a whole feed: how long it takes and how
 * much memory the hub needs at most. The aim is 400 MB. Run alone: node bench/src/big-bundle.ts [megabytes]
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { childHub, REALM, writeBundle } from "@noroshi/hub/testing-child";

const CLI = fileURLToPath(new URL("../../apps/cli/src/main.ts", import.meta.url));
const MB = 1024 * 1024;

export async function run(megabytes = Number(process.argv[2] ?? 500)): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "noroshi-bundle-"));
  const file = join(folder, "feed.json");
  try {
    const values = await writeBundle(file, megabytes * MB);
    await using hub = await childHub();
    const before = hub.memory().now;
    const began = performance.now();
    await promisify(execFile)(process.execPath, [CLI, "submit", file, "--as", "port", "--data", hub.dataDir]);
    const accepted = (performance.now() - began) / 1000;
    await hub.local("GET", `/local/realms/${REALM}/settled?wait=600000`);
    const linked = (performance.now() - began) / 1000;
    console.log("bundle      values       accepted     values/s   linked after   hub RSS before   hub peak RSS   aim");
    console.log(
      [
        `${Math.round(statSync(file).size / MB)} MB`.padEnd(8),
        values.toLocaleString("en").padStart(10),
        `${accepted.toFixed(1)} s`.padStart(13),
        Math.round(values / accepted)
          .toLocaleString("en")
          .padStart(12),
        `${linked.toFixed(1)} s`.padStart(14),
        `${Math.round(before / MB)} MB`.padStart(16),
        `${Math.round(hub.memory().peak / MB)} MB`.padStart(14),
        "≤ 400 MB".padStart(11),
      ].join(" "),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) await run();
