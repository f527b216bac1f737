/** Reads ports of a later fragment out of its payload: the sender would choose them, and with them what is selected. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensing-fragment-has-ports",
  truth: "A later fragment has no ports.",
  file: "packages/sensing/src/readers/packet/packet.ts",
  replace: "if (!later) this.#transport",
  by: "if (head > 0) this.#transport",
  test: {
    file: "packages/sensing/src/readers/packet/packets.test.ts",
    name: "a packet > that is a later fragment has ends and protocol, and never ports out of somebody's payload",
  },
};
