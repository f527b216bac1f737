/** Asks that a basis change its state: exactly one thing, which a person of another body then confirms or refuses. */
import type { LawPage } from "@noroshi/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef } from "react";
import { Trouble } from "../../app/answer.tsx";
import { fromField } from "../../format/office-instant.ts";
import { randomKey } from "../../hub/file-key.ts";
import { askChange, type Change } from "../../hub/law.ts";
import { Button } from "../../ui/button.tsx";
import { citation } from "../../words/citations.ts";
import { STATE_NAMES } from "../../words/law.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

const STATES = ["none", "bill", "enacted_not_in_force", "in_force", "suspended", "repealed"] as const;

export function AskForm({ law, onDone }: { readonly law: LawPage; readonly onDone: () => void }) {
  const { t, lang, say } = useWords();
  const client = useQueryClient();
  const key = useRef(randomKey());
  const said = useMutation({
    mutationFn: (change: Change) => askChange(change, key.current),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["law"] });
      onDone();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const of = new FormData(event.currentTarget);
    const text = (name: string): string => String(of.get(name) ?? "").trim();
    // What is typed is the office's own time, as everywhere on these screens.
    const since = text("since") === "" ? null : fromField(text("since"));
    said.mutate({ basis: text("basis"), state: text("state"), since, source: text("source"), reason: text("reason") });
  };
  return (
    <form className="ask" onSubmit={submit}>
      <label className="f">
        <span className="l">{t("law.basis")}</span>
        <select name="basis" className="i" required>
          {law.bases.map((b) => (
            <option key={b.id} value={b.id}>{`${say(b.instrument)} ${citation(b.article, lang)}`}</option>
          ))}
        </select>
      </label>
      <label className="f">
        <span className="l">{t("law.newState")}</span>
        <select name="state" className="i" required defaultValue="in_force">
          {STATES.map((s) => (
            <option key={s} value={s}>
              {nameOf(STATE_NAMES, s, lang)}
            </option>
          ))}
        </select>
      </label>
      <label className="f">
        <span className="l">{t("law.start")}</span>
        <input name="since" type="datetime-local" className="i" />
      </label>
      <label className="f">
        <span className="l">{t("law.source")}</span>
        <input name="source" className="i" required minLength={3} maxLength={1000} />
      </label>
      <label className="f">
        <span className="l">{t("law.why")}</span>
        <textarea name="reason" className="i" required minLength={10} maxLength={1000} rows={2} />
        <span className="h">{t("law.whyHint")}</span>
      </label>
      {said.isError ? <Trouble error={said.error} /> : null}
      <div className="acts">
        <Button type="submit" look="main" disabled={said.isPending}>
          {t("law.ask")}
        </Button>
        <Button onClick={onDone}>{t("law.cancel")}</Button>
      </div>
    </form>
  );
}
