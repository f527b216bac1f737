/** The frame of a small act: what is asked, its button, a way out, and what went wrong below. Sends by the keys of every form. */
import type { FormEvent, ReactNode, Ref } from "react";
import { Button } from "../../ui/button.tsx";
import { formKeys } from "../../ui/form-keys.ts";
import { useWords } from "../../words/use-words.ts";
import { Refused } from "../people/proof.tsx";

interface Props {
  readonly say: string;
  readonly busy: boolean;
  readonly failed: unknown;
  readonly onGo: () => Promise<void>;
  readonly onLeave: () => void;
  readonly ref?: Ref<HTMLFormElement>;
  readonly children: ReactNode;
}

export function ActShell({ say, busy, failed, onGo, onLeave, ref, children }: Props) {
  const { t } = useWords();
  return (
    <>
      <form
        ref={ref}
        className="one-act"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void onGo();
        }}
        onKeyDown={formKeys(onGo, onLeave)}
      >
        {children}
        <div className="acts below">
          <Button small type="submit" look="main" disabled={busy}>
            {say}
          </Button>
          <Button small onClick={onLeave}>
            {t("acting.leave")}
          </Button>
        </div>
      </form>
      <Refused error={failed} onProven={() => void onGo()} />
    </>
  );
}
