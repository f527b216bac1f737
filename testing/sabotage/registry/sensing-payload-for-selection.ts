/** Lets the reader of packets look into payloads for selection: content would lie in memory that only mechanical fields may enter. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensing-payload-for-selection",
  truth: "Payload is content: it is read only for matching, never for selection.",
  file: "packages/sensing/src/readers/packet/packets.ts",
  replace: "this.#payload = options.matchedOnly ?? false",
  by: "this.#payload = true",
  test: {
    file: "packages/sensing/src/readers/packet/packets.test.ts",
    name: "the names in packets > are not looked at for selection: payload is content",
  },
};
