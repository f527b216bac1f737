/**
 * Takes raw input from a pipe into memory, and nowhere else: a whole input of one format. Bounded; what is too much is refused and
 * wiped.
 */
import { readWhole, type TrafficFormat, type Whole } from "@noroshi/sensing";
import { SensorError } from "../errors.ts";

const MOST = 512 * 1024 * 1024;

/** Reads to the end. Codes: SENSOR_INPUT_TOO_LARGE. */
export async function takeIn(input: AsyncIterable<Uint8Array>, format: TrafficFormat): Promise<Whole> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    length += chunk.length;
    chunks.push(chunk);
    if (length > MOST) {
      for (const one of chunks) one.fill(0);
      throw new SensorError("SENSOR_INPUT_TOO_LARGE", `More than ${MOST} bytes at once; send smaller batches.`);
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
    chunk.fill(0);
  }
  const whole = readWhole(format, bytes);
  const wipe = () => {
    whole.wipe();
    bytes.fill(0);
  };
  return { ...whole, wipe };
}
