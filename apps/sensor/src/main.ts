/**
 * `sensor run --set-up FILE --plan FILE --data DIR`: one batch from standard input through selection; prints its certificates.
 * `sensor show --data DIR [--use USE --set-up FILE]`: entries and kept records of this sensor, for the realm's own use.
 * `sensor watch --set-up FILE --plan FILE --data DIR --from SOURCE`: runs on, batch after batch, and hands everything to the hub.
 * `sensor status --data DIR`: counts without content. Raw input comes by pipe or socket; a file would already be a store.
 */
import { fstatSync } from "node:fs";
import { parseArgs } from "node:util";
import { USES, type Use } from "@noroshi/selection/contract";
import { TRAFFIC_FORMATS } from "@noroshi/sensing";
import { refuseFiles } from "./batch/files-refused.ts";
import { recover } from "./batch/journal.ts";
import { runBatch } from "./batch/run-batch.ts";
import { takeIn } from "./batch/take-in.ts";
import { SensorError } from "./errors.ts";
import { entriesOf, openChain, sensorPublicKey } from "./keeping/chain.ts";
import { takeFolder } from "./keeping/lock.ts";
import { clockOf } from "./machine/clock.ts";
import { holdToMachine } from "./machine/preconditions.ts";
import { planIn, setUpIn } from "./set-up.ts";
import { keptFor, keptToProtect } from "./show.ts";
import { startWatch } from "./start-watch.ts";
import { statusOf } from "./status.ts";

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      "set-up": { type: "string" },
      plan: { type: "string" },
      data: { type: "string" },
      format: { type: "string", default: "zeek" },
      now: { type: "string" },
      use: { type: "string" },
      from: { type: "string" },
      hub: { type: "string" },
      name: { type: "string" },
      indicators: { type: "string" },
      records: { type: "string", default: "4096" },
      seconds: { type: "string", default: "10" },
      spool: { type: "string", default: "1000" },
      heartbeat: { type: "string", default: "60" },
    },
  });
  const [word] = positionals;
  const { data, plan, now } = values;
  const format = TRAFFIC_FORMATS.find((one) => one === values.format);
  if (data === undefined || format === undefined || positionals.length !== 1) throw usage();
  if (word === "show") return show(data, values["set-up"], values.use, now);
  if (word === "status") return print(statusOf(data));
  if (word === "watch") {
    const { from, hub, name, indicators } = values;
    if (plan === undefined || values["set-up"] === undefined || from === undefined) throw usage();
    const limits = {
      ...{ records: whole(values.records), seconds: whole(values.seconds) },
      ...{ spool: whole(values.spool), heartbeat: whole(values.heartbeat) },
    };
    return startWatch({ setUp: values["set-up"], plan, data, from, format, now, hub, name, indicators, ...limits });
  }
  if (word !== "run" || plan === undefined || values["set-up"] === undefined) throw usage();
  const setUp = setUpIn(values["set-up"]);
  holdToMachine(setUp);
  if (fstatSync(0).isFile()) await refuseFiles(setUp);
  const clock = clockOf(setUp, now);
  const leave = takeFolder(data);
  try {
    const chain = openChain(data);
    const incidents = recover(data, chain, clock());
    const taken = await takeIn(process.stdin, format);
    const done = await runBatch({ data, setUp, plan: planIn(plan), chain, now: clock() }, taken);
    print([...incidents, ...done]);
  } finally {
    leave();
  }
}

async function show(
  data: string,
  path: string | undefined,
  said: string | undefined,
  now: string | undefined,
): Promise<void> {
  const use = said === undefined ? "protect" : USES.find((one) => one === said);
  if (use === undefined) throw usage();
  const kept = use === "protect" ? keptToProtect(data) : await forUse(use, data, path, now);
  const entries = entriesOf(data);
  const certificates = entries.filter((one) => one.schema === "selection-certificate/1");
  print({ certificates, entries, publicKey: sensorPublicKey(data), kept });
}

async function forUse(use: Use, data: string, path: string | undefined, now: string | undefined) {
  if (path === undefined) throw usage();
  const setUp = setUpIn(path);
  return keptFor(use, data, setUp, openChain(data), clockOf(setUp, now)());
}

/** A whole number from one to a day's seconds. */
function whole(said: string): number {
  const n = Number(said);
  if (!Number.isInteger(n) || n < 1 || n > 86_400) throw usage();
  return n;
}

function usage(): SensorError {
  return new SensorError(
    "SENSOR_USAGE",
    `sensor watch --set-up FILE --plan FILE --data DIR --from -|unix:PATH|udp:HOST:PORT|file:PATH|tail:PATH [--format FORMAT] [--hub URL --name NAME] [--indicators FILE] [--records N] [--seconds N] [--spool N] [--heartbeat N] | sensor status --data DIR | sensor run --set-up FILE --plan FILE --data DIR [--format FORMAT] [--now INSTANT, replay only] | sensor show --data DIR [--use USE --set-up FILE]; formats: ${TRAFFIC_FORMATS.join(", ")}`,
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
