/** Closes a case over an open contest: the reporter was heard by nobody. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-contest-forgotten",
  truth: "What a reporter contests is answered before the case closes (SG-32).",
  file: "apps/hub/src/room/closing.ts",
  replace: "const open = close ? await openIn(tx, found.id) : [];",
  by: 'const open = close ? (await openIn(tx, found.id)).filter((o) => o.what !== "contest") : [];',
  test: {
    file: "apps/hub/src/room/room.test.ts",
    name: "may be contested by who reported it; the contest is seen where it is assessed, stays in sight, and is answered before the case closes",
  },
};
