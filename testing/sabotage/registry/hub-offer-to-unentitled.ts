/** Tells an office of a report that it may not hear of, because the victim offered it its name. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-offer-to-unentitled",
  truth: "An offer to be named reaches no office that may not hear of the report.",
  file: "apps/hub/src/consents/offer.ts",
  replace: "if (!coordinates || !(await mayHear(signed, tx, own.latest, office.id))) throw",
  by: "if (!coordinates) throw",
  test: {
    file: "apps/hub/src/consents/offer.test.ts",
    name: "an offer to be named > reaches no office that may not hear of the report",
  },
};
