/** This body's own holds, and the measures that met one. For an officer of deconfliction, every measure in its blind consultation. */
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Trouble } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { liftHold, placeHold, stopMeasure } from "../../hub/measures.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Told } from "../../ui/told.tsx";
import { MEASURE_TYPES } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "../acting/one-act.tsx";
import { useMeasureAct } from "./use-measure-act.ts";

const STALE = [["hits"], ["measures"]] as const;
/** Hours in the fortnight that is offered as a hold's length. */
const OFFERED_MS = 14 * 24 * 3_600_000;

export function Holds() {
  const { t, lang, say } = useWords();
  const now = useNow();
  const officer = useLeave("deconfliction.read").allowed;
  const own = useQuery(QUERIES.holds()).data;
  const desk = useQuery({ ...QUERIES.hits(), enabled: officer }).data;
  const all = desk?.hits ?? [];
  const consulted = desk?.measures ?? [];
  const both = desk?.matches ?? [];
  const act = useMeasureAct();
  const place = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const of = new FormData(form);
    const until = new Date(Date.parse(now) + OFFERED_MS).toISOString();
    const said = { value: String(of.get("value")), reason: String(of.get("reason")), until };
    act.mutate(() => placeHold(said), { onSuccess: () => form.reset() });
  };
  return (
    <>
      <Block title={t("measure.holds")} sub={t("measure.holdsSub")}>
        <form className="ask" onSubmit={place}>
          <label className="f">
            <span className="l">{t("measure.target")}</span>
            <input name="value" className="i" required maxLength={2000} />
          </label>
          <label className="f">
            <span className="l">{t("measure.reason")}</span>
            <input name="reason" className="i" required minLength={10} maxLength={4000} />
          </label>
          <div className="acts">
            <Button type="submit" disabled={act.isPending}>
              {t("measure.hold")}
            </Button>
          </div>
          {act.isError ? <Trouble error={act.error} /> : null}
        </form>
        <ul className="plain">
          {(own?.holds ?? []).map((h) => (
            <li key={h.id}>
              <code>{h.value}</code> {t("measure.holdUntil", { at: moment(h.until, now, lang) })}{" "}
              {h.liftedAt ? (
                t("measure.lifted")
              ) : (
                <Button small onClick={() => act.mutate(() => liftHold(h.id))}>
                  {t("measure.lift")}
                </Button>
              )}
              {h.reason ? (
                <span className="s under">
                  <Told text={h.reason} />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </Block>
      {consulted.length > 0 ? (
        <Block title={t("measure.consultation")} sub={t("measure.consultationSub")}>
          <ul className="plain">
            {consulted.map((m) => {
              const hits = all.filter((h) => h.measure === m.id);
              return (
                <li key={m.id}>
                  {nameOf(MEASURE_TYPES, m.type, lang)} — {say(m.asker.name)} · {moment(m.at, now, lang)}{" "}
                  {hits.map((h) => (
                    <span key={h.id} className="cav">
                      {t("measure.metHold")} <code>{h.value}</code>
                    </span>
                  ))}{" "}
                  {m.said ? (
                    <span className="s">
                      {t(m.said.stops ? "measure.stopped" : "measure.letGone")} · {moment(m.said.at, now, lang)}
                    </span>
                  ) : null}
                  {m.said?.words ? (
                    <span className="under">
                      <Told text={m.said.words} />
                    </span>
                  ) : null}
                  <span className="acts">
                    <OneAct
                      say={t(m.said?.stops ? "measure.letGo" : "measure.stop")}
                      words={t("measure.reason")}
                      stale={STALE}
                      act={(words) => stopMeasure(m.id, m.said?.stops !== true, words)}
                    />
                  </span>
                </li>
              );
            })}
          </ul>
        </Block>
      ) : null}
      {(own?.hits.length ?? 0) > 0 ? (
        <Block title={t("measure.hits")}>
          <ul className="plain">
            {(own?.hits ?? []).map((h) => (
              <li key={h.id}>
                {nameOf(MEASURE_TYPES, h.type, lang)} <code>{h.value}</code> · {moment(h.at, now, lang)}
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
      {(own?.matches.length ?? 0) + both.length > 0 ? (
        <Block title={t("measure.matches")} sub={t("measure.matchesSub")}>
          <ul className="plain">
            {both.map((m) => (
              <li key={m.id}>
                <code>{m.value}</code> — {m.bodies.map((b) => say(b.name)).join(lang === "ja" ? "、" : ", ")} ·{" "}
                {moment(m.at, now, lang)}
              </li>
            ))}
            {(own?.matches ?? []).map((m) => (
              <li key={m.id}>
                <code>{m.value}</code> · {moment(m.at, now, lang)}
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
    </>
  );
}
