/** The frame of a small form that does one act: the consequence before the button, Ctrl Enter does it, Esc leaves. */
import "./reports.css";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { randomKey } from "../../hub/file-key.ts";
import { Button } from "../../ui/button.tsx";
import { formKeys } from "../../ui/form-keys.ts";
import { Keys } from "../../ui/kbd.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly says: string;
  readonly button: string;
  readonly ready: boolean;
  /** Does the act under one key, however often it is pressed. */
  readonly act: (key: string) => Promise<void>;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

export function ActForm({ says, button, ready, act, onLeave, children }: Props) {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const key = useRef(randomKey());
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("select, input")?.focus(), []);
  const run = async () => {
    if (!ready || busy) return;
    setBusy(true);
    setFailed(null);
    try {
      await act(key.current);
    } catch (e) {
      setFailed(e);
      setBusy(false);
    }
  };
  return (
    <form
      ref={form}
      className="act-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void run();
      }}
      onKeyDown={formKeys(run, onLeave)}
    >
      {children}
      <p className="s">{says}</p>
      {failed === null ? null : <Trouble error={failed} />}
      <div className="acts">
        <Button look="main" type="submit" disabled={!ready || busy}>
          {button} <Keys keys={["Ctrl", "Enter"]} />
        </Button>
        <Button look="bare" onClick={onLeave}>
          {t("room.cancel")} <Keys keys={["Esc"]} />
        </Button>
      </div>
    </form>
  );
}
