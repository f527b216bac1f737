/** A button that asks for a few words where the act needs them, does it once, and says what went wrong. */
import { useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { randomKey } from "../../hub/file-key.ts";
import { Button } from "../../ui/button.tsx";
import { Refused } from "../people/proof.tsx";
import { ActShell } from "./act-shell.tsx";

interface Props {
  readonly say: string;
  /** What the words are called; without them the button does it at once. */
  readonly words?: string;
  readonly look?: "plain" | "main";
  readonly act: (words: string, key: string) => Promise<unknown>;
  /** Which kept answers are old afterwards. */
  readonly stale: readonly (readonly string[])[];
}

export function OneAct({ say, words, look = "plain", act, stale }: Props) {
  const id = useId();
  const client = useQueryClient();
  const key = useRef(randomKey());
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const go = async () => {
    if (busy || (words !== undefined && text.trim() === "")) return;
    setBusy(true);
    setFailed(null);
    try {
      await act(text.trim(), key.current);
      key.current = randomKey();
      setOpen(false);
      setText("");
      for (const queryKey of stale) await client.invalidateQueries({ queryKey });
    } catch (e) {
      setFailed(e);
    }
    setBusy(false);
  };
  if (!open)
    return (
      <>
        <Button small look={look} disabled={busy} onClick={() => (words === undefined ? void go() : setOpen(true))}>
          {say}
        </Button>
        <Refused error={failed} onProven={() => void go()} />
      </>
    );
  return (
    <ActShell say={say} busy={busy} failed={failed} onGo={go} onLeave={() => setOpen(false)}>
      <label htmlFor={id}>{words}</label>
      <textarea
        id={id}
        rows={3}
        value={text}
        ref={(field) => field?.focus()}
        onChange={(e) => setText(e.target.value)}
      />
    </ActShell>
  );
}
