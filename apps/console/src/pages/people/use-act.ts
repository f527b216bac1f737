/** One act of the administrator at a time: done, asked anew, or refused with the way on. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useToast } from "../../ui/toasts.tsx";
import { useWords } from "../../words/use-words.ts";

export interface Doing {
  readonly error: unknown;
  readonly run: (act: () => Promise<unknown>) => void;
  /** Repeats what was refused. */
  readonly again: () => void;
}

export function useAct(): Doing {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const [state, setState] = useState<{ error: unknown; act: (() => Promise<unknown>) | null }>({
    error: null,
    act: null,
  });
  const run = (act: () => Promise<unknown>) => {
    setState({ error: null, act });
    act().then(
      async () => {
        await client.invalidateQueries();
        toast(t("people.done"));
      },
      (error: unknown) => setState({ error, act }),
    );
  };
  return { error: state.error, run, again: () => state.act && run(state.act) };
}
