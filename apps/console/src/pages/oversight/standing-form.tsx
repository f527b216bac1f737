/** A form that stands open: what is written in its named fields becomes one act, once, and the form is empty again. */
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { randomKey } from "../../hub/file-key.ts";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { useWords } from "../../words/use-words.ts";
import type { Written } from "../acting/form-act.tsx";

export function StandingForm(props: {
  readonly say: string;
  readonly act: (written: Written, key: string) => Promise<unknown>;
  readonly children: ReactNode;
}) {
  const { say, act, children } = props;
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const key = useRef(randomKey());
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = new FormData(form);
    setBusy(true);
    setFailed(null);
    try {
      await act((name) => String(said.get(name) ?? "").trim(), key.current);
      key.current = randomKey();
      form.reset();
      toast(t("oversight.done"));
      await client.invalidateQueries({ queryKey: ["oversight"] });
    } catch (e) {
      setFailed(e);
    }
    setBusy(false);
  };
  return (
    <form className="ask" onSubmit={(e) => void submit(e)}>
      {children}
      {failed ? <Trouble error={failed} /> : null}
      <div className="acts">
        <Button type="submit" disabled={busy}>
          {say}
        </Button>
      </div>
    </form>
  );
}
