/** The realm's clock: the machine's own, but for a replay, which says what time it is. */

import type { SetUp } from "@noroshi/selection";
import { SensorError } from "../errors.ts";

/** Codes: SENSOR_USAGE where a time is said outside a replay, or is none. */
export function clockOf(setUp: SetUp, stepped: string | undefined): () => string {
  if (stepped === undefined) return () => new Date().toISOString();
  if (setUp.kind !== "replay" || Number.isNaN(Date.parse(stepped)))
    throw new SensorError("SENSOR_USAGE", "--now takes an instant, and only a replay may say what time it is.");
  return () => stepped;
}
