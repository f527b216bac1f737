/**
 * Which releases a legal profile lets out on one person's order, and which wait for a second one: rules as data, each with what a
 * release has to be for it to count. A profile that says nothing asks for nobody; a rule that names nothing asks for every release.
 */
import * as z from "zod";

const Said = z.strictObject({ en: z.string().min(1).max(2000), ja: z.string().min(1).max(2000) });

export const Releases = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,79}$/),
        name: Said,
        persons: z.literal(2),
        /** All of what is named has to hold; lists: one of them is enough. */
        when: z.strictObject({
          /** It names a victim. */
          victims: z.literal(true).optional(),
          /** A recipient is of another country than the hub. */
          abroad: z.literal(true).optional(),
          /** It is ordered for the public. */
          public: z.literal(true).optional(),
          /** A recipient is of one of these kinds. */
          kinds: z.array(z.string().min(1)).min(1).optional(),
          /** A value in it has one of these markings, as far as the orderer sees it. */
          tlp: z
            .array(z.enum(["clear", "green", "amber", "amber+strict", "red"]))
            .min(1)
            .optional(),
          pap: z
            .array(z.enum(["clear", "green", "amber", "red"]))
            .min(1)
            .optional(),
        }),
      }),
    )
    .max(50),
  source: z.string().min(1).max(1000),
  verified: z.boolean(),
});
type Rules = z.infer<typeof Releases>;

/** What a release is, as far as its orderer sees it. */
export interface ReleaseFacts {
  readonly victims: boolean;
  readonly abroad: boolean;
  readonly kinds: readonly string[];
  readonly tlp: readonly string[];
  readonly pap: readonly string[];
}

export interface ReleaseRule {
  readonly id: string;
  readonly name: { readonly en: string; readonly ja: string };
}

/** The rules of a profile by which this release waits for a second person; none: it goes at once. */
export function releaseRulesFor(
  profile: { readonly releases?: Rules } | undefined,
  facts: ReleaseFacts,
): readonly ReleaseRule[] {
  return (profile?.releases?.rules ?? []).flatMap(({ id, name, when }) => (fits(when, facts) ? [{ id, name }] : []));
}

function fits(when: Rules["rules"][number]["when"], facts: ReleaseFacts): boolean {
  const some = (wanted: readonly string[] | undefined, has: readonly string[]): boolean =>
    wanted === undefined || wanted.some((w) => has.includes(w));
  return (
    (when.victims === undefined || facts.victims) &&
    (when.abroad === undefined || facts.abroad) &&
    (when.public === undefined || facts.kinds.length === 0) &&
    some(when.kinds, facts.kinds) &&
    some(when.tlp, facts.tlp) &&
    some(when.pap, facts.pap)
  );
}
