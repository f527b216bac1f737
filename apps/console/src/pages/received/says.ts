/** What may come of a value, in words. */
export const SAYS = ["blocked", "seen", "false_positive", "no_effect", "harm"] as const;

const KEYS = {
  seen: "share.seen",
  blocked: "share.blocked",
  false_positive: "share.false_positive",
  no_effect: "share.no_effect",
  harm: "share.harm",
} as const;

export const saysKey = (says: string): (typeof KEYS)[keyof typeof KEYS] =>
  KEYS[(Object.hasOwn(KEYS, says) ? says : "seen") as keyof typeof KEYS];
