/** Lets only a measure that met a hold be stopped, so that being stopped tells of one. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-stop-tells-of-a-hold",
  truth: "With and without a hold the asker's answer, state and timing are the same.",
  file: "apps/hub/src/decisions/stop-store.ts",
  replace: "from desk_measure where measure_id = ${id}::uuid`",
  by: "from desk_measure d where measure_id = ${id}::uuid and exists (select from desk_hit h where h.measure_id = d.measure_id)`",
  test: {
    file: "apps/hub/src/decisions/deconflict.test.ts",
    name: "a hold > changes no byte, state or time of them either when an officer stops the measure: any can be stopped, hit or not",
  },
};
