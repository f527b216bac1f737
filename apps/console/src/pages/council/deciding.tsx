/** What the office may do with a membership as it stands: each act with its reason, and what follows from it said before. */
import type { CouncilMember } from "@noroshi/api";
import { type Decision, decideMember } from "../../hub/council.ts";
import { useLeave } from "../../hub/standing.ts";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "../acting/one-act.tsx";

const STALE = [["council"]] as const;

/** What follows which state; the hub holds the whole table. */
const OPEN: Readonly<Record<CouncilMember["state"], readonly Decision[]>> = {
  invited: ["refused"],
  applied: ["admitted", "refused"],
  declined: [],
  refused: [],
  admitted: ["suspended", "ended"],
  suspended: ["readmitted", "ended"],
  ended: [],
};
const SAY = {
  admitted: "council.admit",
  refused: "council.refuse",
  suspended: "council.suspend",
  readmitted: "council.readmit",
  ended: "council.end",
} as const;

export function Deciding({ member: m }: { readonly member: CouncilMember }) {
  const { t } = useWords();
  const keeps = useLeave("council.keep").allowed;
  if (!keeps) return null;
  return (
    <div className="acts">
      {OPEN[m.state].map((decision) => (
        <OneAct
          key={decision}
          say={t(SAY[decision])}
          stale={STALE}
          {...(decision === "admitted"
            ? {}
            : { words: t(decision === "suspended" ? "council.suspendWords" : "council.reason") })}
          act={(words, key) => decideMember(m.body.slug, m.version, decision, words === "" ? null : words, key)}
        />
      ))}
    </div>
  );
}
