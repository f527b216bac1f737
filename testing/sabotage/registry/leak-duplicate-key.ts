/** Lets an idempotency key be used once in the realm: who finds it taken knows that somebody used it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "leak-duplicate-key",
  truth: "Uniqueness is scoped to the owner.",
  file: "apps/hub/src/db/migrations/0002-content.sql",
  replace: "unique (owner_id, idempotency_key),",
  by: "unique (owner_id, idempotency_key),\n  unique (idempotency_key),",
  worlds: 200,
  test: {
    file: "apps/hub/src/worlds/for-a-bank.test.ts",
    name: "is the same, byte for byte, whatever was done that it cannot see",
  },
};
