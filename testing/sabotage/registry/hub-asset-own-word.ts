/** Lets somebody approve what it registered itself. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-asset-own-word",
  truth: "An asset is decided by another person than the one who registered it.",
  file: "apps/hub/src/assets/acts.ts",
  replace: "coordinator?.id !== signed.body.id || asset.said_by === tx.reader.actorId",
  by: "coordinator?.id !== signed.body.id",
  test: {
    file: "apps/hub/src/assets/assets.test.ts",
    name: "is decided by another person than the one who registered it, also within the office",
  },
};
