/** Lets everybody in a room read the translation of a report that is for few. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-translation-for-the-room",
  truth: "A statement tells nobody what it is derived from.",
  file: "apps/hub/src/room/say.ts",
  replace: "const readers = read.filter((id) => wanted.includes(id));",
  by: 'const readers = wanted.filter((id) => read.length > 0 && id !== "");',
  test: {
    file: "apps/hub/src/room/translation.test.ts",
    name: "a translation > of a report is read by those of the room who read the report, and by nobody else",
  },
};
