/** Made-up breach notices: organisations that two lists tell of in their own words, and some that one list tells of. */
import { writeFileSync } from "node:fs";

const PLACES = [
  "Abern",
  "Brook",
  "Corvin",
  "Dunmor",
  "Elster",
  "Farrow",
  "Gild",
  "Hollis",
  "Ingram",
  "Jarrow",
  "Kestrel",
  "Lomond",
  "Marrow",
];
const TRADES = ["Dental Partners", "Freight Lines", "Credit Union", "Water Works"];

/** Two notifiers, one incident. */
export const PAIRS = 40;
export const SINGLES = 12;

/** Writes the file, a line a notice. */
export function writeNotices(file: string): void {
  const lines: string[] = [];
  for (let n = 0; n < PAIRS + SINGLES; n++) {
    const name = `${PLACES[n % 13]} ${TRADES[Math.floor(n / 13)]}`;
    // Three weeks between incidents: the calendar must not join what the names part.
    const on = (days: number): string =>
      new Date(Date.UTC(2023, 2, 6) + (n * 23 + days) * 86_400_000).toISOString().slice(0, 10);
    const common = { country: "US", occurred: { from: on(0), to: on(0) }, affected: 1000 + n * n * 613 };
    lines.push(
      JSON.stringify({
        id: `A-${n}`,
        source: "LIST-A",
        received: on(40),
        organisation: `${name}, Inc.`,
        ...common,
      }),
    );
    if (n < PAIRS)
      lines.push(
        JSON.stringify({
          id: `B-${n}`,
          source: "LIST-B",
          received: on(47),
          organisation: `${name} Incorporated`,
          ...common,
        }),
      );
  }
  writeFileSync(file, `${lines.join("\n")}\n`);
}
