/** Asks for an emergency: which kinds, how long, of whom, and what for and why. Nothing opens by asking. */
import type { EmergencyList } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { askEmergency } from "../../hub/glass.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Button } from "../../ui/button.tsx";
import { nameOf } from "../../words/names.ts";
import { CONTENT_NAMES } from "../../words/rules.ts";
import { useWords } from "../../words/use-words.ts";
import { useGlassAct } from "./use-glass-act.ts";

interface Props {
  readonly opens: NonNullable<EmergencyList["opens"]>;
  readonly onDone: () => void;
}

export function AskForm({ opens, onDone }: Props) {
  const { t, lang, say } = useWords();
  const me = useQuery(QUERIES.me()).data;
  const bodies = useQuery(QUERIES.bodies()).data?.items ?? [];
  const [kinds, setKinds] = useState<readonly string[]>(opens.kinds.length === 1 ? opens.kinds : []);
  const act = useGlassAct(t("glass.asked"));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const of = new FormData(event.currentTarget);
    const text = (name: string): string => String(of.get(name) ?? "").trim();
    const asked = { kinds, minutes: Number(text("minutes")), reason: text("reason"), ask: text("ask") };
    act.mutate(() => askEmergency(asked), { onSuccess: onDone });
  };
  return (
    <form className="ask" onSubmit={submit}>
      <fieldset className="choices">
        <legend>{t("glass.kinds")}</legend>
        <div className="boxes">
          {opens.kinds.map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={kinds.includes(kind)}
                onChange={(e) => setKinds(e.target.checked ? [...kinds, kind] : kinds.filter((k) => k !== kind))}
              />{" "}
              {nameOf(CONTENT_NAMES, kind, lang)}
            </label>
          ))}
        </div>
      </fieldset>
      <label className="f">
        <span className="l">{t("glass.minutes", { most: opens.longestMinutes })}</span>
        <input
          name="minutes"
          className="i"
          type="number"
          inputMode="numeric"
          required
          min={1}
          max={opens.longestMinutes}
          defaultValue={Math.min(30, opens.longestMinutes)}
        />
      </label>
      <label className="f">
        <span className="l">{t("glass.of")}</span>
        <select name="ask" className="i" required defaultValue="">
          <option value="">{t("glass.pick")}</option>
          {bodies
            .filter((b) => !opens.otherBody || b.id !== me?.body.id)
            .map((b) => (
              <option key={b.id} value={b.slug}>
                {say(b.name)}
              </option>
            ))}
        </select>
        {opens.otherBody ? <span className="h">{t("glass.other")}</span> : null}
      </label>
      <label className="f">
        <span className="l">{t("glass.reason")}</span>
        <textarea name="reason" className="i" required minLength={10} maxLength={2000} rows={3} />
        <span className="h">{t("glass.reasonHint")}</span>
      </label>
      {act.isError ? <Trouble error={act.error} /> : null}
      <div className="acts">
        <Button type="submit" look="main" disabled={act.isPending || kinds.length === 0}>
          {t("glass.send")}
        </Button>
        <Button onClick={onDone}>{t("glass.cancel")}</Button>
      </div>
    </form>
  );
}
