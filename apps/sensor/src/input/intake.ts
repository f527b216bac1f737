/**
 * What came in and was not cut off as a batch yet, in memory alone. Logs wait as whole lines; packets and flows are read and
 * overwritten as they come, so that of them numbers alone wait.
 */
import { isLines, RecordStream, readWhole, type TrafficFormat, type Whole } from "@noroshi/sensing";
import { Gather } from "./gather.ts";

export interface Arrived {
  readonly bytes: Uint8Array;
  /** Who sent it, where it is a datagram: a line of a log, or a message of flows. */
  readonly from: string | undefined;
}

export interface Intake {
  /** Records that wait. */
  readonly records: number;
  /** Takes the bytes over and overwrites them where they came from. */
  push(arrived: Arrived): void;
  /** Nothing follows. */
  end(): void;
  /** Everything that waits as one batch, which the caller wipes. */
  take(): Whole;
}

export function intakeOf(format: TrafficFormat): Intake {
  if (isLines(format)) return linesOf(format);
  const stream = new RecordStream(format);
  return {
    get records() {
      return stream.records;
    },
    push: ({ bytes, from }) => (from === undefined ? stream.push(bytes) : stream.datagram(bytes, from)),
    end: () => stream.end(),
    take: () => stream.take(),
  };
}

function linesOf(format: "zeek" | "zeek-json" | "eve"): Intake {
  const gather = new Gather(format === "zeek");
  let overlong = 0;
  return {
    get records() {
      return gather.records;
    },
    push: ({ bytes, from }) => {
      const datagram = from !== undefined && bytes.length > 0;
      gather.push(bytes);
      if (datagram) gather.push(Buffer.from("\n"));
    },
    end: () => gather.end(),
    take: () => {
      const bytes = gather.take();
      const whole = readWhole(format, bytes);
      const unreadable = whole.unreadable + gather.overlong - overlong;
      overlong = gather.overlong;
      const wipe = () => {
        whole.wipe();
        bytes.fill(0);
      };
      return { ...whole, unreadable, wipe };
    },
  };
}
