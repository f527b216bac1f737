/** When raw traffic may come from a file: an owner watching its own network, and replays. */

import type { SetUp } from "@noroshi/selection";
import { openSetUp } from "@noroshi/selection";
import { SensorError } from "../errors.ts";

/**
 * Refuses input from a file, unless every permit is an owner's consent, or the realm is a replay: what the law lets pass through
 * memory alone must not have lain on a disk before. Codes: SENSOR_FILE_REFUSED.
 */
export async function refuseFiles(setUp: SetUp): Promise<void> {
  if (setUp.kind === "replay") return;
  const { permits, refused } = await openSetUp(setUp);
  if (permits.length > 0 && refused.length === 0 && permits.every(({ permit }) => permit.capability === "ownerConsent"))
    return;
  throw new SensorError(
    "SENSOR_FILE_REFUSED",
    "Raw traffic under communications law comes by pipe or socket; a file would already be a store.",
  );
}
