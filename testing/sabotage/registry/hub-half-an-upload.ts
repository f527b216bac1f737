/** Publishes an upload of which only a part has come: what is read of it would count as the whole. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-half-an-upload",
  truth: "Nothing is half stored.",
  file: "apps/hub/src/intake/uploads/publish.ts",
  replace: 'row.state !== "open" || row.received !== row.expected',
  by: 'row.state !== "open"',
  test: {
    file: "apps/hub/src/intake/uploads/uploads.test.ts",
    name: "goes on from where it broke off, and refuses a part that does not follow",
  },
};
