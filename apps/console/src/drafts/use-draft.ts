/**
 * A draft in use: read from the vault, kept on every change, sent when it waits and the hub can be reached. Whose draft it is
 * comes from the hub, or, without a network, from who filed last on this device.
 */
import type { Me } from "@noroshi/api";
import type { Answers, FormFormat } from "@noroshi/api/form";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { randomKey } from "../hub/file-key.ts";
import { submitForm } from "../hub/filing.ts";
import { HubProblem, isSignedOut, SILENCE, worthRetrying } from "../hub/problem.ts";
import { QUERIES } from "../hub/queries.ts";
import { AUTHORITY, answered, type Draft, delivered, newDraft, reopened, sealed, tried } from "./draft.ts";
import { keepForm } from "./shelf.ts";
import { canKeep, dropDraft, keepDraft, lastOwner, type Owner, ownerOf, readDraft, rememberOwner } from "./vault.ts";

export interface InUse {
  /** Null while it is read; "nobody" where this device does not know whose drafts these are. */
  readonly owner: Owner | "nobody" | null;
  readonly draft: Draft | null;
  /** Can it be kept on this device? */
  readonly kept: boolean;
  readonly online: boolean;
  readonly sending: boolean;
  readonly signedOut: boolean;
  /** The realm's time as this device can best tell, ISO 8601. */
  readonly now: () => string;
  readonly answer: (label: string, text: string) => void;
  readonly takeIn: (answers: Answers) => void;
  readonly send: (stamp: string) => void;
  readonly takeBack: () => void;
  readonly discard: () => void;
}

const RETRY_MS = 5_000;

/** @param id of the draft on this device: the form, or the form and the report that it follows */
export function useDraft(form: FormFormat, id: string, first: (owner: Owner, now: string) => Answers | null): InUse {
  const me = useQuery({ ...QUERIES.me(), retry: false, networkMode: "always" });
  const online = useOnline();
  const [owner, setOwner] = useState<InUse["owner"]>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [sending, setSending] = useState(false);
  const [signedOut, setSignedOut] = useState(false);
  const offset = useRef(0);
  const heard = useRef(false);
  const kept = canKeep();
  const start = useRef(first);
  start.current = first;

  const now = useCallback(() => new Date(Date.now() + offset.current).toISOString(), []);
  useEffect(() => {
    if (!me.data) return;
    heard.current = true;
    offset.current = Date.parse(me.data.realm.now) - me.dataUpdatedAt;
  }, [me.data, me.dataUpdatedAt]);

  useEffect(() => {
    void whose(me.data, me.error, kept).then(
      (found) => found && setOwner((before) => (same(before, found) ? before : found)),
    );
  }, [me.data, me.error, kept]);
  useEffect(() => {
    if (me.data && kept) void keepForm();
  }, [me.data, kept]);

  const ownerId = owner !== null && owner !== "nobody" ? owner.id : null;
  const change = useCallback(
    (next: Draft) => {
      const stamped = { ...next, offset: offset.current };
      setDraft(stamped);
      if (ownerId && kept) void keepDraft(ownerId, id, stamped);
    },
    [ownerId, id, kept],
  );
  const answersReady = owner !== null && owner !== "nobody" ? start.current(owner, now()) !== null : false;
  useEffect(() => {
    if (owner === null || owner === "nobody" || !answersReady) return;
    let gone = false;
    void (kept ? readDraft(owner.id, id).catch(() => null) : Promise.resolve(null)).then((found) => {
      if (gone) return;
      const usable = found && found.state !== "sent" ? found : null;
      if (usable && !heard.current) offset.current = usable.offset;
      const answers = start.current(owner, now()) ?? {};
      setDraft(usable ?? newDraft({ form, answers, key: randomKey(), at: now() }));
    });
    return () => {
      gone = true;
    };
  }, [owner, id, form, kept, answersReady, now]);

  const busy = useRef(false);
  const go = useCallback(
    async (waiting: Draft) => {
      if (busy.current || waiting.sealed === null) return;
      busy.current = true;
      setSending(true);
      const trying = tried(waiting);
      change(trying);
      try {
        const receipt = await submitForm(trying.sealed ?? "", trying.key, trying.answers[AUTHORITY] ?? null);
        change(delivered(trying, receipt.id));
      } catch (error) {
        setSignedOut(isSignedOut(error));
        if (!worthRetrying(error) && !isSignedOut(error)) change(refusedBy(error, trying));
      } finally {
        busy.current = false;
        setSending(false);
      }
    },
    [change],
  );
  useEffect(() => {
    if (draft?.state !== "waiting" || !online || signedOut) return;
    if (!draft.tried) {
      void go(draft);
      return;
    }
    const timer = setInterval(() => void go(draft), RETRY_MS);
    return () => clearInterval(timer);
  }, [draft, online, signedOut, go]);

  return {
    owner,
    draft,
    kept,
    online,
    sending,
    signedOut: signedOut || (isSignedOut(me.error) && owner !== null),
    now,
    answer: (label, text) => draft && change(answered(draft, label, text, now())),
    takeIn: (answers) =>
      draft &&
      change(
        Object.entries(answers).reduce<Draft>((d, [label, text]) => answered(d, label, text, now()), {
          ...draft,
          faults: [],
        }),
      ),
    send: (stamp) => draft && change(sealed(draft, stamp, now())),
    takeBack: () => draft && change(reopened(draft, randomKey())),
    discard: () => {
      if (!ownerId || owner === null || owner === "nobody") return;
      if (kept) void dropDraft(ownerId, id);
      setDraft(newDraft({ form, answers: start.current(owner, now()) ?? {}, key: randomKey(), at: now() }));
    },
  };
}

/** The same reader: what the hub says of it again must not read its draft again. */
function same(a: InUse["owner"], b: InUse["owner"]): boolean {
  const idOf = (o: InUse["owner"]) => (o === null || o === "nobody" ? o : o.id);
  return idOf(a) === idOf(b);
}

/** A refusal opens the draft again, with its places. A key that was used for other bytes is given up: those arrived. */
function refusedBy(error: unknown, draft: Draft): Draft {
  const problem = error instanceof HubProblem ? error.problem : null;
  if (problem?.code === "IDEMPOTENCY_CONFLICT") return reopened(draft, randomKey());
  const faults = problem?.faults ?? [];
  const say = problem?.title ?? { en: "The hub refused it.", ja: "受け付けられませんでした。" };
  return reopened(
    draft,
    randomKey(),
    faults.length > 0 ? faults : [{ code: problem?.code ?? "INTERNAL", place: "", say }],
  );
}

async function whose(me: Me | undefined, error: unknown, kept: boolean): Promise<Owner | "nobody" | null> {
  if (me) {
    const owner = ownerOf(me);
    if (kept) await rememberOwner(owner);
    return owner;
  }
  if (error === null) return null;
  // Silence: the device alone knows. Signed out: the draft is shown to nobody before somebody has signed in.
  const silent = error instanceof HubProblem && (error.status === SILENCE || error.status >= 500);
  return (kept && silent ? await lastOwner() : null) ?? "nobody";
}

/** Does the device say that it has a network? A wrong yes costs a try, a wrong no ends with the next event. */
function useOnline(): boolean {
  const [online, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const tell = () => setOnline(navigator.onLine);
    globalThis.addEventListener("online", tell);
    globalThis.addEventListener("offline", tell);
    return () => {
      globalThis.removeEventListener("online", tell);
      globalThis.removeEventListener("offline", tell);
    };
  }, []);
  return online;
}
