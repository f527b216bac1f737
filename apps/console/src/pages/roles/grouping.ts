/** Roles as a person reads them: one's own first, what all may do said once, and forbidden pairs by role and reason. */
import type { RoleList } from "@noroshi/api";

type Role = RoleList["roles"][number];
type Pair = RoleList["forbidden"][number];

export const ownFirst = (roles: readonly Role[]): readonly Role[] => [
  ...roles.filter((r) => r.yours),
  ...roles.filter((r) => !r.yours),
];

/** Acts that every role may do. */
export function common(roles: readonly Role[]): readonly Role["acts"][number][] {
  return (roles[0]?.acts ?? []).filter((act) => roles.every((r) => r.acts.includes(act)));
}

export interface Apart {
  readonly a: string;
  readonly others: readonly string[];
  readonly why: Pair["why"];
}

/** Pairs of one role with one reason, said together. */
export function apart(pairs: readonly Pair[]): readonly Apart[] {
  const groups = Map.groupBy(pairs, (p) => `${p.a}\n${p.why.en}`);
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    return first ? [{ a: first.a, others: group.map((p) => p.b), why: first.why }] : [];
  });
}
