/**
 * Whom to page next. One person after the other, whoever is on duty first; when nobody of the body acknowledges, the next body.
 * What is not urgent waits for the end of somebody's quiet hours. Pure: the hub does what this says and tells it what came of it.
 */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";

const Plan = z.object({
  schema: z.literal("noroshi.paging-plan/1"),
  note: z.string(),
  /** How long one person has to acknowledge before the next is paged. */
  acknowledgeMinutes: z.number().int().min(1).max(1440),
  /** How long what is not urgent is gathered before it is sent together. */
  digestMinutes: z.number().int().min(1).max(1440),
  /** How often each person of a body is paged before the next body is. */
  repeats: z.number().int().min(1).max(10),
  /** A contact that nobody has verified for longer is shown as doubtful. */
  lastVerifiedDays: z.number().int().min(1).max(3650),
  channels: z.array(z.enum(["in_app", "email", "webhook", "phone"])).min(1),
});
export type PagingPlan = z.infer<typeof Plan>;

/** Reads how people are paged. @throws Error: what ships malformed must fail loudly */
export function readPagingPlan(input: unknown): PagingPlan {
  return Plan.parse(input);
}

export interface Reachable {
  readonly id: string;
  readonly organisationId: string;
  /** Low numbers first. */
  readonly priority: number;
  /** On duty now, by the rota. */
  readonly onDuty: boolean;
  readonly zone: string;
  /** Local times HH:MM; null: none. */
  readonly quiet: { readonly from: string; readonly to: string } | null;
}

type InTurn = Pick<Reachable, "id" | "priority" | "onDuty">;

export interface PageSoFar {
  readonly urgent: boolean;
  readonly acknowledged: boolean;
  /** Bodies in the order in which they are paged. */
  readonly chain: readonly string[];
  readonly openedAt: string;
  /** Who was paged, oldest first. */
  readonly tries: readonly { readonly contactId: string; readonly at: string }[];
}

export type NextPage =
  | { readonly do: "nothing" }
  | { readonly do: "wait"; readonly until: string }
  | { readonly do: "page"; readonly contactId: string; readonly organisationId: string }
  /** Everybody of every body was paged and nobody acknowledged. */
  | { readonly do: "give_up" };

/** @param now ISO 8601 instant of the realm */
export function nextPage(plan: PagingPlan, page: PageSoFar, contacts: readonly Reachable[], now: string): NextPage {
  if (page.acknowledged) return { do: "nothing" };
  const last = page.tries.at(-1);
  if (last) {
    const until = later(last.at, plan.acknowledgeMinutes);
    if (Date.parse(until) > Date.parse(now)) return { do: "wait", until };
  } else if (!page.urgent) {
    const until = later(page.openedAt, plan.digestMinutes);
    if (Date.parse(until) > Date.parse(now)) return { do: "wait", until };
  }
  let quietEnds: string | undefined;
  for (const organisationId of [...new Set(page.chain)]) {
    const people = contacts.filter((c) => c.organisationId === organisationId).sort(dutyFirst);
    for (let round = 1; round <= plan.repeats; round++)
      for (const c of people) {
        if (page.tries.filter((t) => t.contactId === c.id).length >= round) continue;
        const ends = page.urgent ? undefined : endOfQuiet(c, now);
        if (ends === undefined) return { do: "page", contactId: c.id, organisationId };
        if (quietEnds === undefined || Date.parse(ends) < Date.parse(quietEnds)) quietEnds = ends;
      }
    // What can wait waits for a person of the body that it concerns; it does not wake the next body instead.
    if (quietEnds !== undefined) return { do: "wait", until: quietEnds };
  }
  return { do: "give_up" };
}

/** The order in which the people of one body are paged: whoever is on duty, then by priority. */
export const dutyFirst = (a: InTurn, b: InTurn): number =>
  Number(b.onDuty) - Number(a.onDuty) || a.priority - b.priority || (a.id < b.id ? -1 : 1);

/** When the quiet hours end that hold now in this person's zone; undefined outside of them. */
export function endOfQuiet(c: Pick<Reachable, "zone" | "quiet">, now: string): string | undefined {
  if (c.quiet === null || c.quiet.from === c.quiet.to) return undefined;
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(c.zone);
  const from = Temporal.PlainTime.from(c.quiet.from);
  const to = Temporal.PlainTime.from(c.quiet.to);
  const time = local.toPlainTime();
  const after = (a: Temporal.PlainTime, b: Temporal.PlainTime) => Temporal.PlainTime.compare(a, b) >= 0;
  const overnight = !after(to, from);
  const inside = overnight ? after(time, from) || !after(time, to) : after(time, from) && !after(time, to);
  if (!inside) return undefined;
  const day = overnight && after(time, from) ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  return day.toZonedDateTime({ timeZone: c.zone, plainTime: to }).toInstant().toString();
}

const later = (from: string, minutes: number): string => Temporal.Instant.from(from).add({ minutes }).toString();
