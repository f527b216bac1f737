/** A release with what became of the question to a second person, as somebody of its office gets it. */
import type { ReleaseApproval } from "@noroshi/api";
import type { Signed } from "../../accounts/signed.ts";
import type { ReleaseRow } from "../store.ts";

export interface Looker {
  readonly signed: Signed;
  /** Null for a machine, which answers nothing. */
  readonly personId: string | null;
  /** The realm's instant, in milliseconds. */
  readonly now: number;
}

const JUDGES = "releasability_officer";

/** How it stands, and what was asked; the same for everybody of the office but for what each may do. */
export function standingShown(
  r: Pick<ReleaseRow, "state" | "rules" | "approval">,
  { signed, personId, now }: Looker,
): {
  readonly state: "out" | "waiting" | "approved" | "refused" | "taken_back" | "expired";
  readonly approval: ReleaseApproval | null;
} {
  if (r.state === "ordered" || r.approval === null) return { state: "out", approval: null };
  const { reason, by, person, answeredBy, answeredAt, answerReason } = r.approval;
  const over = Date.parse(r.approval.until) <= now;
  const judges = personId !== null && signed.acting.roles.includes(JUDGES);
  const approval = {
    ...{ rules: [...(r.rules ?? [])], reason, by, answeredBy, answerReason },
    until: new Date(r.approval.until).toISOString(),
    answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString(),
    mayAnswer: r.state === "waiting" && !over && judges && personId !== person,
    mayTakeBack: r.state === "waiting" && judges,
  };
  return { state: r.state === "waiting" && over ? "expired" : r.state, approval };
}
