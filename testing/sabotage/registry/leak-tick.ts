/** Sends an event on every tick on which somebody did something. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "leak-tick",
  truth: "A tick on which nothing visible changed sends nothing.",
  file: "apps/hub/src/picture/events.ts",
  replace: "    place = seen.place;\n",
  by: '    if (seen.place !== place) await stream.writeSSE({ event: "changed", data: JSON.stringify(await turnedEvent(signed)) });\n    place = seen.place;\n',
  worlds: 200,
  test: {
    file: "apps/hub/src/worlds/for-a-bank.test.ts",
    name: "is the same, byte for byte, whatever was done that it cannot see",
  },
};
