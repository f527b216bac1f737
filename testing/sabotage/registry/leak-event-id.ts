/** Seals into an event's id how far all transactions had come: it counts what others do. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "leak-event-id",
  truth: "Cursors and event ids are sealed and say nothing beyond the row that they name.",
  file: "apps/hub/src/picture/events.ts",
  replace: "id: sealChange(signed, newest), data });",
  by: "id: sealChange(signed, { ...newest, hop: `${newest.hop} ${place}` }), data });",
  worlds: 200,
  test: {
    file: "apps/hub/src/worlds/for-a-bank.test.ts",
    name: "is the same, byte for byte, whatever was done that it cannot see",
  },
};
