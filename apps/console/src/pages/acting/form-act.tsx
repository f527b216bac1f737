/** A form behind a button: what was written in its named fields becomes one act, once; what went wrong stands below it. */
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useRef, useState } from "react";
import { randomKey } from "../../hub/file-key.ts";
import { Button } from "../../ui/button.tsx";
import { ActShell } from "./act-shell.tsx";

/** The text of a named field; empty where it is missing. */
export type Written = (name: string) => string;

interface Props {
  readonly say: string;
  readonly act: (written: Written, key: string) => Promise<unknown>;
  /** Which kept answers are old afterwards. */
  readonly stale: readonly (readonly string[])[];
  /** Hears of a refusal before it is shown. */
  readonly onRefused?: (error: unknown) => void;
  readonly children: ReactNode;
}

export function FormAct({ say, act, stale, onRefused, children }: Props) {
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const key = useRef(randomKey());
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const go = async () => {
    if (busy || !form.current?.reportValidity()) return;
    const said = new FormData(form.current);
    setBusy(true);
    setFailed(null);
    try {
      await act((name) => String(said.get(name) ?? "").trim(), key.current);
      key.current = randomKey();
      setOpen(false);
      for (const queryKey of stale) await client.invalidateQueries({ queryKey });
    } catch (e) {
      // What is sent next differs from what was refused, and is another act.
      key.current = randomKey();
      onRefused?.(e);
      setFailed(e);
    }
    setBusy(false);
  };
  if (!open)
    return (
      <Button small onClick={() => setOpen(true)}>
        {say}
      </Button>
    );
  return (
    <ActShell ref={form} say={say} busy={busy} failed={failed} onGo={go} onLeave={() => setOpen(false)}>
      {children}
    </ActShell>
  );
}

/** A named line or paragraph of such a form. */
export function Field(props: {
  readonly name: string;
  readonly label: string;
  readonly long?: boolean;
  readonly type?: "text" | "date" | "datetime-local" | "time";
  readonly hint?: string;
  readonly first?: string;
  readonly optional?: boolean;
  readonly pattern?: string;
  /** Characters of a long one. */
  readonly most?: number;
}) {
  const { name, label, long = false, type = "text", first, optional = false, pattern, hint, most = 8_000 } = props;
  const id = useId();
  const given = { id, name, className: "i", required: !optional, defaultValue: first };
  return (
    <div className="f">
      <label className="l" htmlFor={id}>
        {label}
      </label>
      {long ? (
        <textarea {...given} rows={3} maxLength={most} />
      ) : (
        <input {...given} type={type} maxLength={500} {...(pattern === undefined ? {} : { pattern })} />
      )}
      {hint ? <span className="h">{hint}</span> : null}
    </div>
  );
}

/** A named choice of such a form. */
export function Pick(props: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly say: string }[];
  readonly value?: string;
  readonly onPick?: (value: string) => void;
  readonly optional?: boolean;
}) {
  const { name, label, choices, value, onPick, optional = false } = props;
  const driven =
    onPick === undefined ? {} : { value, onChange: (e: { target: HTMLSelectElement }) => onPick(e.target.value) };
  return (
    <label className="f">
      <span className="l">{label}</span>
      <select name={name} className="i" required={!optional} {...driven}>
        {choices.map((c) => (
          <option key={c.value} value={c.value}>
            {c.say}
          </option>
        ))}
      </select>
    </label>
  );
}
