/**
 * Takes raw input from a pipe into memory, and nowhere else: whole lines of one or more Zeek logs one after the other, told
 * apart by their `#path`. Bounded; what is too much is refused and wiped.
 */
import { readZeekWhole, type Whole } from "@noroshi/sensing";
import { SensorError } from "../errors.ts";

const MOST = 512 * 1024 * 1024;

/** Reads to the end. Codes: SENSOR_INPUT_TOO_LARGE. */
export async function takeIn(input: AsyncIterable<Uint8Array>): Promise<Whole> {
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
  const whole = readZeekWhole(bytes);
  const wipe = () => {
    whole.wipe();
    bytes.fill(0);
  };
  return { ...whole, wipe };
}
