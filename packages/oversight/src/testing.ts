/** A country that is not there, and a register to count: for the tests of this package. */
import type { RegisterAct, RegisterEntry } from "./contract/index.ts";
import { type OversightProfile, readOversightProfile } from "./profile.ts";

const say = (en: string) => ({ en, ja: `${en}（日）` });

/** A profile of another country than the one that ships: two provisions, one table over them. */
export function inventedProfile(threshold = 3): OversightProfile {
  const count = (acts: RegisterAct[], provisions: string[] = [], extension: boolean | null = null) => ({
    acts,
    provisions,
    extension,
  });
  const read = readOversightProfile({
    schema: "oversight-profile/1",
    id: "xa",
    name: say("Board"),
    source: "invented",
    verified: true,
    provisions: [
      { id: "s5", name: say("Section 5"), when: { types: ["acquire_communications"], directions: ["FF", "FD"] } },
      { id: "s7", name: say("Section 7"), when: { types: ["neutralise"], askedBy: ["police"] } },
    ],
    words: [{ act: "notice", provision: "9", name: say("notice") }],
    report: {
      title: say("Annual report"),
      basis: "Section 12",
      items: [
        {
          id: "a",
          title: say("Acquisition"),
          overview: true,
          figures: [
            { id: "a1", title: say("Requests"), count: count(["request"], ["s5"], false) },
            { id: "a2", title: say("Extensions"), count: count(["request"], ["s5"], true) },
            { id: "a3", title: say("Approvals"), count: count(["approval", "conditional_approval"], ["s5"]) },
          ],
        },
        {
          id: "b",
          title: say("The rest"),
          overview: false,
          figures: [{ id: "b1", title: say("Inspections"), count: count(["inspection"]) }],
        },
      ],
    },
    transparency: {
      title: say("In figures"),
      threshold,
      yearBegins: 1,
      tables: [
        {
          id: "t",
          title: say("Decisions"),
          rows: [
            { id: "r1", title: say("Acquisition"), provisions: ["s5"] },
            { id: "r2", title: say("Neutralisation"), provisions: ["s7"] },
          ],
          columns: [
            { id: "yes", title: say("Approved"), acts: ["approval"] },
            { id: "if", title: say("Conditional"), acts: ["conditional_approval"] },
            { id: "no", title: say("Refused"), acts: ["refusal"] },
          ],
          sums: [{ id: "all", title: say("All"), of: ["yes", "if", "no"] }],
        },
      ],
    },
    complaint: { answer: say("examined") },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.profile;
}

let n = 0;
/** An entry of the register; live, of no provision and in March unless it says otherwise. */
export const entry = (act: RegisterAct, over: Partial<RegisterEntry> = {}): RegisterEntry => {
  const id = `act-${++n}`;
  return {
    id,
    act,
    at: "2030-03-10T00:00:00Z",
    subject: `about-${n}`,
    number: `N-${n}`,
    provision: null,
    extension: false,
    exercise: false,
    ...over,
  };
};
