/** Puts a running sensor together from its words: source, chain, spool, hub, tables; ends in order on a signal. */
import { fstatSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { TrafficFormat } from "@noroshi/sensing";
import { refuseFiles } from "./batch/files-refused.ts";
import { recover } from "./batch/journal.ts";
import { SensorError } from "./errors.ts";
import { tablesFrom } from "./findings/indicators.ts";
import { type Delivery, deliveryTo, doneUntil } from "./hub/deliver.ts";
import { sourceOf } from "./input/sources.ts";
import { linesOf, openChain } from "./keeping/chain.ts";
import { takeFolder } from "./keeping/lock.ts";
import { clockOf } from "./machine/clock.ts";
import { holdToMachine } from "./machine/preconditions.ts";
import { planIn, setUpIn } from "./set-up.ts";
import { watch } from "./watch.ts";

export interface WatchWords {
  readonly setUp: string;
  readonly plan: string;
  readonly data: string;
  readonly from: string;
  readonly format: TrafficFormat;
  readonly now: string | undefined;
  readonly hub: string | undefined;
  readonly name: string | undefined;
  readonly indicators: string | undefined;
  readonly records: number;
  readonly seconds: number;
  readonly spool: number;
  readonly heartbeat: number;
}

/** Runs until the source ends or a signal comes. Codes: see SensorCode. */
export async function startWatch(o: WatchWords): Promise<void> {
  const setUp = () => setUpIn(o.setUp);
  const first = setUp();
  holdToMachine(first);
  const source = sourceOf(o.from, o.format);
  if (source.fromFile || (o.from === "-" && fstatSync(0).isFile())) await refuseFiles(first);
  const clock = clockOf(first, o.now);
  const [plan, tables] = [planIn(o.plan), o.indicators === undefined ? undefined : tablesFrom(o.indicators)];
  const name = o.name ?? "sensor";
  const tell = (say: string) => void process.stderr.write(`sensor: ${say}\n`);
  const leave = takeFolder(o.data);
  const gone = new AbortController();
  const drained = new AbortController();
  const end = () => gone.abort();
  process.once("SIGTERM", end).once("SIGINT", end);
  try {
    let delivery: Delivery | undefined;
    const chain = openChain(o.data, (line) => delivery?.add(line));
    const door = doorOf(o.hub);
    if (door !== undefined) delivery = deliveryTo(door, o.data, name, linesOf(o.data, doneUntil(o.data) + 1), tell);
    for (const { store } of recover(o.data, chain, clock()))
      tell(`${store}: a batch was interrupted; what it kept is destroyed`);
    const delivering = delivery?.run(AbortSignal.any([gone.signal, drained.signal]));
    const { data, format, records, seconds, spool, heartbeat } = o;
    const limits = { records, seconds, spool, heartbeat };
    try {
      await watch({
        data,
        name,
        source,
        format,
        plan,
        chain,
        clock,
        setUp,
        delivery,
        tables,
        ...limits,
        gone: gone.signal,
        tell,
      });
      await drain(delivery, gone.signal);
    } finally {
      drained.abort();
      await delivering;
    }
  } finally {
    process.off("SIGTERM", end).off("SIGINT", end);
    leave();
  }
}

/** Waits until the hub has everything, or a signal comes. */
async function drain(delivery: Delivery | undefined, gone: AbortSignal): Promise<void> {
  while (delivery !== undefined && delivery.waiting() > 0 && !gone.aborted)
    await wait(100, undefined, { signal: gone }).catch(() => {});
}

function doorOf(url: string | undefined) {
  if (url === undefined) return undefined;
  const key = process.env["NOROSHI_KEY"];
  if (!URL.canParse(url) || key === undefined)
    throw new SensorError("SENSOR_USAGE", "--hub takes the hub's address; its API key comes in NOROSHI_KEY.");
  return { url: url.replace(/\/$/, ""), key };
}
