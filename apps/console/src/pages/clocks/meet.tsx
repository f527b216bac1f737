/** Says that a clock was met, with what it can be seen by. */
import type { LegalClock } from "@noroshi/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useRef } from "react";
import { Trouble } from "../../app/answer.tsx";
import { randomKey } from "../../hub/file-key.ts";
import { sayMet } from "../../hub/law.ts";
import { Button } from "../../ui/button.tsx";
import { EVIDENCE_NAMES } from "../../words/law.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

const KINDS = ["filing", "receipt", "acknowledgement", "message", "call"] as const;

export function Meet({ clock, onDone }: { readonly clock: LegalClock; readonly onDone: () => void }) {
  const { t, lang } = useWords();
  const client = useQueryClient();
  const id = useId();
  const key = useRef(randomKey());
  const kind = useRef<HTMLSelectElement>(null);
  const reference = useRef<HTMLInputElement>(null);
  const said = useMutation({
    mutationFn: (evidence: { kind: string; reference: string }) => sayMet(clock.id, evidence, key.current),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["clocks"] });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const evidence = { kind: kind.current?.value ?? "filing", reference: reference.current?.value.trim() ?? "" };
    if (evidence.reference !== "") said.mutate(evidence);
  };
  return (
    <form className="meet" onSubmit={submit}>
      <label className="f">
        <span className="l">{t("law.evidenceKind")}</span>
        <select ref={kind} className="i" defaultValue={clock.obliged === "coordinator" ? "acknowledgement" : "filing"}>
          {KINDS.map((k) => (
            <option key={k} value={k}>
              {nameOf(EVIDENCE_NAMES, k, lang)}
            </option>
          ))}
        </select>
      </label>
      <label className="f">
        <span className="l">{t("law.reference")}</span>
        <input ref={reference} className="i v" required maxLength={200} autoComplete="off" aria-describedby={id} />
        <span id={id} className="h">
          {t("law.meetHint")}
        </span>
      </label>
      {said.isError ? <Trouble error={said.error} /> : null}
      <div className="acts">
        <Button type="submit" look="main" disabled={said.isPending}>
          {t("law.record")}
        </Button>
        <Button onClick={onDone}>{t("law.cancel")}</Button>
      </div>
    </form>
  );
}
