/** Lets the entry of a call repeat what was said in it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-call-words-in-the-open",
  truth: "How a person is reached, and what was said then, is nowhere on the disk but encrypted.",
  file: "apps/hub/src/paging/acts.ts",
  replace: "{ contact: contact.id, outcome: said.outcome }",
  by: '{ contact: contact.id, outcome: said.outcome, words: said.words ?? "" }',
  test: {
    file: "apps/hub/src/paging/sealed-contacts.test.ts",
    name: "is nowhere to be found: no name, number, address or word of a call, neither in rows nor in the database's own log",
  },
};
