/** What recipients are to do, and what came of it; its recipient says so here. */
import type { Direction } from "@noroshi/api";
import { useRef } from "react";
import { Trouble } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { tellEffect } from "../../hub/measures.ts";
import { Button } from "../../ui/button.tsx";
import { Told } from "../../ui/told.tsx";
import { EFFECT_NAMES, MEASURE_TYPES } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { useMeasureAct } from "./use-measure-act.ts";

export function Directions({ items }: { readonly items: readonly Direction[] }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <ul className="plain">
      {items.map((d) => (
        <li key={d.id}>
          <b>{nameOf(MEASURE_TYPES, d.type, lang)}</b> {d.target ? <code>{d.target.value}</code> : null}{" "}
          {say(d.from.name)} → {say(d.recipient.name)}
          <span className="s under">
            {moment(d.at, now, lang)}
            {d.scope ? (
              <>
                {" · "}
                <Told text={d.scope} />
              </>
            ) : null}
          </span>
          {d.effects.length === 0 ? <span className="s under">{t("measure.noEffect")}</span> : null}
          {d.effects.map((e) => (
            <span key={e.at} className="under">
              {nameOf(EFFECT_NAMES, e.effect, lang)} · {moment(e.at, now, lang)}
              {e.note ? (
                <>
                  {" — "}
                  <Told text={e.note} />
                </>
              ) : null}
            </span>
          ))}
          {d.mine ? <Telling id={d.id} /> : null}
        </li>
      ))}
    </ul>
  );
}

const EFFECTS = ["applied", "failed", "false_positive", "harm"] as const;

function Telling({ id }: { readonly id: string }) {
  const { t, lang } = useWords();
  const note = useRef<HTMLInputElement>(null);
  const act = useMeasureAct();
  return (
    <div className="say">
      <label className="f">
        <span className="l">{t("measure.tell")}</span>
        <input ref={note} className="i" maxLength={4000} />
      </label>
      <div className="acts">
        {EFFECTS.map((effect) => (
          <Button
            key={effect}
            disabled={act.isPending}
            onClick={() => act.mutate(() => tellEffect(id, effect, note.current?.value.trim() ?? ""))}
          >
            {nameOf(EFFECT_NAMES, effect, lang)}
          </Button>
        ))}
      </div>
      {act.isError ? <Trouble error={act.error} /> : null}
    </div>
  );
}
