/**
 * Which passkey was whose, and from when to when, read from the log alone: entries say that a person's actor registered a key and
 * that it was revoked. Several may stand at one time, and a key that was revoked may be registered again.
 */
import type { Act } from "../acts/entries.ts";

interface Span {
  readonly key: string;
  readonly from: number;
  readonly until: number;
  /** The kind of body for which its person acts. */
  readonly of: string;
}

export type Standing = "stood" | "KEY_NEVER_REGISTERED" | "KEY_REGISTERED_AFTER" | "KEY_REVOKED_BEFORE";

export interface KeyRegister {
  /** How a key stood to the actor of an act at its instant. */
  readonly standing: (act: Act, key: string) => Standing;
  /** Whether its actor acts for the commission and had a key that stood, so that it had to decide with one. */
  readonly binds: (act: Act) => boolean;
}

export function keysIn(acts: readonly Act[]): KeyRegister {
  const spans = new Map<string, Span[]>();
  const told = acts
    .filter((act) => act.act.startsWith("passkey.") && act.subject !== null)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const { act, subject, at, facts } of told) {
    const [key, of] = [String(facts["key"]), String(facts["of"])];
    const own = spans.get(subject ?? "") ?? [];
    spans.set(subject ?? "", own);
    const open = own.findIndex((span) => span.key === key && span.until === Number.POSITIVE_INFINITY);
    if (act === "passkey.registered" && open < 0)
      own.push({ key, of, from: Date.parse(at), until: Number.POSITIVE_INFINITY });
    const span = own[open];
    if (act === "passkey.revoked" && span !== undefined) own[open] = { ...span, until: Date.parse(at) };
  }
  return {
    standing({ actor, at }, key) {
      const own = (spans.get(actor) ?? []).filter((span) => span.key === key);
      const now = Date.parse(at);
      if (own.length === 0) return "KEY_NEVER_REGISTERED";
      if (own.every((span) => now < span.from)) return "KEY_REGISTERED_AFTER";
      return own.some((span) => span.from <= now && now <= span.until) ? "stood" : "KEY_REVOKED_BEFORE";
    },
    binds({ actor, at }) {
      const now = Date.parse(at);
      return (spans.get(actor) ?? []).some((s) => s.of === "commission" && s.from < now && now < s.until);
    },
  };
}
