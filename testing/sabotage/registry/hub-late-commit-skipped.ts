/** Moves the event stream on past transactions that still run: what commits late would never be told to anybody. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-late-commit-skipped",
  truth: "The event stream misses no visible change.",
  file: "apps/hub/src/picture/store.ts",
  replace: "with upto as (select pg_snapshot_xmin(",
  by: "with upto as (select pg_snapshot_xmax(",
  test: {
    file: "apps/hub/src/faults/stream.test.ts",
    name: "hears of every visible step, however late it was committed and however often the line was cut, and of no hidden one",
  },
};
