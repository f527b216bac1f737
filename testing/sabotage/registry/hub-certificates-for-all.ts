/** Gives the certificates of a disposal to somebody who cannot see the disposal. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-certificates-for-all",
  truth: "Certificates of erasure are read by who takes part in the disposal, and by nobody else.",
  file: "apps/hub/src/retention/routes.ts",
  replace: `if (!row) throw new Refusal("NOT_FOUND");
      const rows = await asDuty(`,
  by: "const rows = await asDuty(",
  test: {
    file: "apps/hub/src/retention/certificates.test.ts",
    name: "the certificates of a disposal > are read by who takes part in it, as they were certified, and by nobody else",
  },
};
