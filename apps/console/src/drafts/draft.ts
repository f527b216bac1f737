/**
 * A draft of a form as a machine: open → waiting (sealed: what is sent is what was reviewed) → sent. Its key stays with its
 * bytes: once a try may have reached the hub, other bytes go under another key. Pure; the vault keeps it, the page draws it.
 */
import { type Answers, type FormFormat, formDocument } from "@noroshi/api/form";
import type { Fault } from "../ui/fault-list.tsx";

export interface Draft {
  readonly form: FormFormat;
  readonly answers: Answers;
  /** The idempotency key under which it is, or will be, sent. */
  readonly key: string;
  readonly state: "open" | "waiting" | "sent";
  /** The bytes that wait; null while it is open. */
  readonly sealed: string | null;
  /** May the hub have seen the sealed bytes? */
  readonly tried: boolean;
  readonly faults: readonly Fault[];
  readonly receiptId: string | null;
  /** Realm time less the device's, in milliseconds, when the hub was last heard. */
  readonly offset: number;
  /** The realm's instant of the last change, ISO 8601. */
  readonly savedAt: string;
}

export interface Making {
  readonly form: FormFormat;
  readonly answers: Answers;
  readonly key: string;
  readonly at: string;
}

/** Where a form is sealed that the coordinator does not get: kept beside the answers, and no field of the form. */
export const AUTHORITY = "receivingAuthority";

export function newDraft({ form, answers, key, at }: Making): Draft {
  return {
    form,
    answers,
    key,
    state: "open",
    sealed: null,
    tried: false,
    faults: [],
    receiptId: null,
    offset: 0,
    savedAt: at,
  };
}

/** An answer was written; empty text takes it out. Only an open draft changes. */
export function answered(draft: Draft, label: string, text: string, at: string): Draft {
  if (draft.state !== "open") return draft;
  const answers = Object.fromEntries(
    Object.entries({ ...draft.answers, [label]: text }).filter(([, said]) => said !== ""),
  );
  return { ...draft, answers, savedAt: at };
}

/** Ready to go: the bytes are fixed from here on. `stamp` is the time of the report in the form's own words. */
export function sealed(draft: Draft, stamp: string, at: string): Draft {
  if (draft.state !== "open") return draft;
  const answers = { ...draft.answers, 報告日時: stamp };
  const bytes = JSON.stringify(formDocument(draft.form, answers));
  return { ...draft, answers, state: "waiting", sealed: bytes, faults: [], savedAt: at };
}

/** A try began: from now on the hub may have it. */
export const tried = (draft: Draft): Draft => ({ ...draft, tried: true });

/** Back to writing. What may have arrived under its key keeps that key; the changed form gets a new one. */
export function reopened(draft: Draft, newKey: string, faults: readonly Fault[] = []): Draft {
  if (draft.state !== "waiting") return draft;
  // A refusal is an answer: nothing was stored under the key.
  const key = draft.tried && faults.length === 0 ? newKey : draft.key;
  return { ...draft, state: "open", sealed: null, tried: false, key, faults };
}

export function delivered(draft: Draft, receiptId: string): Draft {
  return { ...draft, state: "sent", sealed: null, receiptId };
}
