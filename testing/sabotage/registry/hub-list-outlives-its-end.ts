/** Keeps a value on a list to block by after its end. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-list-outlives-its-end",
  truth: "A list holds only what is in force: expiry is a rule of serving.",
  file: "apps/hub/src/sharing/list-store.ts",
  replace: "e.listed_until > (select realm_now())",
  by: "e.listed_until is not null",
  test: {
    file: "apps/hub/src/exchange/exchange.test.ts",
    name: "a list to block by > lets a value go at its end, and says that it changed",
  },
};
