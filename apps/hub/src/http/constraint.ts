/**
 * What the database refused by a named constraint, as the answer that a sender understands. Only names that are listed here
 * are expected; any other broken constraint is an error of the hub's own.
 */
import { Refusal } from "./problem.ts";

const ROLE_FAULT = {
  code: "BAD_VALUE",
  place: "role",
  say: {
    en: "There is no such role in a body of this kind; the roles stand in profiles/roles.",
    ja: "この種類の組織にその役割はありません。役割は profiles/roles にあります。",
  },
};

const ANSWERS: Readonly<Record<string, () => Refusal>> = {
  membership_forbidden_pair: () => new Refusal("ROLES_INCOMPATIBLE"),
  membership_role_of_the_body: () => new Refusal("BAD_REQUEST", { faults: [ROLE_FAULT] }),
  membership_in_a_known_role: () => new Refusal("BAD_REQUEST", { faults: [ROLE_FAULT] }),
  actor_role_fkey: () => new Refusal("BAD_REQUEST", { faults: [ROLE_FAULT] }),
  approval_takes_two_people: () => new Refusal("SECOND_PERSON_NEEDED"),
  approval_takes_two_organisations: () => new Refusal("SECOND_PERSON_NEEDED"),
  measure_needs_its_approval: () => new Refusal("SECOND_PERSON_NEEDED"),
  only_live_publishes: () => new Refusal("NOT_NOW"),
  council_member_moves: () => new Refusal("NOT_NOW"),
  council_member_of_its_kind: () => new Refusal("NOT_FOUND"),
  approval_is_open: () => new Refusal("APPROVAL_CLOSED"),
};

/** undefined where the error is none of these. */
export function refusalOfConstraint(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !("constraint" in error)) return undefined;
  return ANSWERS[String(error.constraint)]?.();
}
