/**
 * `sensor run --set-up FILE --plan FILE --data DIR`: one batch from standard input through selection; prints its certificates.
 * `sensor show --data DIR`: certificates and kept records of this sensor, for the realm's own use.
 * Raw input comes by pipe alone; a file would already be a store.
 */
import { fstatSync } from "node:fs";
import { parseArgs } from "node:util";
import { certificates, sensorPublicKey } from "./certificates.ts";
import { SensorError } from "./errors.ts";
import { kept } from "./kept-store.ts";
import { thisMachine, unfit } from "./preconditions.ts";
import { runBatch } from "./run-batch.ts";
import { readAddressPlan, readSetUp, type SetUp } from "./set-up.ts";
import { takeIn } from "./take-in.ts";

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      "set-up": { type: "string" },
      plan: { type: "string" },
      data: { type: "string" },
      now: { type: "string" },
    },
  });
  const [word] = positionals;
  const { data, plan, now } = values;
  if (data === undefined || positionals.length !== 1) throw usage();
  if (word === "show") {
    const stores = { communications: kept(data, "communications"), owner: kept(data, "owner") };
    print({ certificates: certificates(data), publicKey: sensorPublicKey(data), kept: stores });
    return;
  }
  if (word !== "run" || plan === undefined || values["set-up"] === undefined) throw usage();
  const setUp = readSetUp(values["set-up"]);
  holdToMachine(setUp);
  if (fstatSync(0).isFile())
    throw new SensorError("SENSOR_USAGE", "Raw traffic comes by pipe or socket; a file is refused.");
  const taken = await takeIn(process.stdin);
  print(await runBatch({ data, setUp, plan: readAddressPlan(plan), now: instant(setUp, now) }, taken));
}

function holdToMachine(setUp: SetUp): void {
  for (const { code, say } of unfit(thisMachine())) {
    if (setUp.kind === "live") throw new SensorError(code, say);
    process.stderr.write(`sensor: warning: ${say}\n`);
  }
}

/** The realm's clock: the machine's own, but for a replay, which says what time it is. */
function instant(setUp: SetUp, stepped: string | undefined): string {
  if (stepped === undefined) return new Date().toISOString();
  if (setUp.kind !== "replay" || Number.isNaN(Date.parse(stepped))) throw usage();
  return stepped;
}

function usage(): SensorError {
  return new SensorError(
    "SENSOR_USAGE",
    "sensor run --set-up FILE --plan FILE --data DIR [--now INSTANT, replay only] | sensor show --data DIR",
  );
}

function print(what: unknown): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

main().catch((error: unknown) => {
  const code = error instanceof SensorError ? error.code : "SENSOR_SET_UP_WRONG";
  process.stderr.write(`sensor: ${code}: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
