/** A batch's findings as a report of the sensor's owner (`neutral-incident/1`): its own alone, or under its consent the office's too. */
import type { StoreName } from "@noroshi/selection";
import type { Finding } from "./find.ts";

export function reportOf(sensor: string, store: StoreName, number: number, found: readonly Finding[]): string {
  const times = found.reduce((sum, one) => sum + one.times, 0);
  const instants = found.flatMap(({ first, last }) => [first, last]).sort();
  return JSON.stringify({
    schema: "neutral-incident/1",
    id: `sensor-${sensor}-${store}-${number}`,
    title: `Sensor ${sensor}: ${times} connections with ${found.length} known indicators`,
    occurred: { from: instants[0], to: instants.at(-1) },
    noticed: instants.at(-1),
    timezone: "UTC",
    tlp: store === "communications" ? "TLP:RED" : "TLP:AMBER+STRICT",
    indicators: found.map(({ kind, value, last }) => ({ type: kind, value, observedAt: last })),
  });
}
