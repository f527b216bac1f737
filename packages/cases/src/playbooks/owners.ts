/**
 * Who is asked to do a task: a role of the profile becomes a body of the realm. Chosen by what is recorded of bodies and by who
 * takes part in the case, never by a body's name. Where two are equally near nobody is chosen, and a person has to say.
 */
import { z } from "zod";

const said = z.object({ en: z.string().min(1), ja: z.string().min(1) });

const Owners = z.object({
  schema: z.literal("noroshi.task-owners/1"),
  note: z.string(),
  roles: z
    .array(
      z.object({
        id: z.string().regex(/^[a-z][a-z_]{1,59}$/),
        name: said,
        /** Kinds of body that can be it. */
        kinds: z.array(z.string().min(1)).min(1),
        /** `reporter`: the body whose report founded the case; `near`: the nearest of these kinds; `office`: who coordinates. */
        by: z.enum(["reporter", "near", "office"]),
      }),
    )
    .min(1),
});

export type OwnerRole = z.infer<typeof Owners>["roles"][number];

/** Reads the roles that may own tasks. @throws Error: what ships malformed must fail loudly */
export function readOwners(input: unknown): readonly OwnerRole[] {
  return Owners.parse(input).roles;
}

export interface Candidate {
  readonly id: string;
  readonly kind: string;
  readonly country: string;
  readonly sector: string | null;
  readonly groups: readonly string[];
}

export interface Around {
  readonly hubCountry: string;
  readonly coordinatorId: string | null;
  /** Whose report founded the case. */
  readonly reporterId: string | null;
  readonly participants: readonly string[];
  /** Bodies whose reports the person who starts sees in the case. */
  readonly senders: readonly string[];
}

/** @returns the body's id, or undefined where none or several are equally near */
export function ownerOf(role: OwnerRole, bodies: readonly Candidate[], around: Around): string | undefined {
  if (role.by === "office") return around.coordinatorId ?? undefined;
  const reporter = bodies.find((b) => b.id === around.reporterId);
  if (role.by === "reporter") return reporter && role.kinds.includes(reporter.kind) ? reporter.id : undefined;
  const domestic = bodies.filter((b) => role.kinds.includes(b.kind) && b.country === around.hubCountry);
  const near = domestic.map((b) => ({ id: b.id, nearness: nearnessOf(b, reporter, around) }));
  const best = Math.max(0, ...near.map((n) => n.nearness));
  const [one, another] = near.filter((n) => n.nearness === best);
  return another === undefined ? one?.id : undefined;
}

/** In the room counts most, then having reported on it, then the same sector, then a shared group. */
function nearnessOf(b: Candidate, reporter: Candidate | undefined, around: Around): number {
  const sector = reporter?.sector !== null && reporter?.sector !== undefined && b.sector === reporter.sector;
  return (
    (around.participants.includes(b.id) ? 8 : 0) +
    (around.senders.includes(b.id) ? 4 : 0) +
    (sector ? 2 : 0) +
    (reporter?.groups.some((g) => b.groups.includes(g)) ? 1 : 0)
  );
}
