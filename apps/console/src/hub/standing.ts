/** What this person may do here, from the one answer that the frame has asked for: the hub's own policies, with reasons. */
import type { Act, May } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { QUERIES } from "./queries.ts";

export interface Leave {
  readonly allowed: boolean;
  /** Why not, in the hub's words; null where it may, and while nobody has answered. */
  readonly reason: { readonly en: string; readonly ja: string } | null;
}

/** Fails closed: what was not answered is not offered. */
export function leaveFor(may: May | undefined, act: Act): Leave {
  const answer = may?.answers.find((a) => a.act === act);
  return { allowed: answer?.allowed ?? false, reason: answer?.reason ?? null };
}

/** May I do this act? */
export function useLeave(act: Act): Leave {
  return leaveFor(useQuery(QUERIES.may()).data, act);
}
