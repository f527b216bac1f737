/** Lets a body block its own network. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-list-blocks-its-own",
  truth: "A list never names what its reader owns itself.",
  file: "apps/hub/src/sharing/unlisted.ts",
  replace: 'own.concerning(kind, value).length > 0 ? "own"',
  by: 'own.concerning(kind, value).length < 0 ? "own"',
  test: {
    file: "apps/hub/src/sharing/answers.test.ts",
    name: "a list to block by > never lets a body block what is its own",
  },
};
