/**
 * Victims of these reports: what each consented to have told, chosen fact by fact and off unless chosen, with what each recipient would be
 * told; and asking one that was not asked yet.
 */
import type { ReleasePreview } from "@noroshi/api";
import { useId, useState } from "react";
import { Gate } from "../../app/gate.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { fromField } from "../../format/office-instant.ts";
import { moment } from "../../format/time.ts";
import { askNaming, type NamedVictim, type VictimField } from "../../hub/sharing.ts";
import { Block } from "../../ui/block.tsx";
import { Told } from "../../ui/told.tsx";
import { VICTIM_FIELD_WORDS } from "../../ui/victim-fields.ts";
import { nameOf, VICTIM_RULE_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { BodyPick } from "../acting/body-pick.tsx";
import { Field, FormAct } from "../acting/form-act.tsx";
import { AudienceFields, audienceIn } from "../consents/audience.tsx";
import { ALL_FACTS } from "../consents/naming.tsx";

type Victim = ReleasePreview["victims"][number];

interface Props {
  readonly seen: ReleasePreview;
  readonly reportId: string;
  /** Bodies by slug. */
  readonly to: readonly string[];
  readonly chosen: readonly NamedVictim[];
  readonly onChoose: (chosen: readonly NamedVictim[]) => void;
}

export function Victims({ seen, reportId, to, chosen, onChoose }: Props) {
  const { t } = useWords();
  const turn = (consent: string, field: VictimField, on: boolean) => {
    const before = chosen.find((c) => c.consent === consent)?.fields ?? [];
    const fields = on ? [...before, field] : before.filter((f) => f !== field);
    const others = chosen.filter((c) => c.consent !== consent);
    onChoose(fields.length === 0 ? others : [...others, { consent, fields }]);
  };
  return (
    <Block title={t("victim.title")} sub={t("victim.titleSub")}>
      {seen.victims.length === 0 ? <p className="s">{t("victim.none")}</p> : null}
      {seen.victims.map((v) => (
        <OneVictim
          key={v.consent}
          victim={v}
          fields={chosen.find((c) => c.consent === v.consent)?.fields ?? []}
          onTurn={(field, on) => turn(v.consent, field, on)}
        />
      ))}
      <Gate act="consent.exchange">
        <AskNaming reportId={reportId} to={to} />
      </Gate>
    </Block>
  );
}

interface One {
  readonly victim: Victim;
  readonly fields: readonly VictimField[];
  readonly onTurn: (field: VictimField, on: boolean) => void;
}

function OneVictim({ victim: v, fields, onTurn }: One) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <section className="channel">
      <p>
        <b>{say(v.victim.name)}</b>{" "}
        {v.until ? <span className="s">{t("share.until", { at: moment(v.until, now, lang) })}</span> : null}
      </p>
      <ul className="rel-list">
        {v.fields.map(({ field, words }) => (
          <li key={field}>
            <label>
              <input
                type="checkbox"
                checked={fields.includes(field)}
                onChange={(e) => onTurn(field, e.target.checked)}
              />{" "}
              {t(VICTIM_FIELD_WORDS[field])}
            </label>
            <span className="s">
              <Told text={words} />
            </span>
            <div className="sources s">
              {v.recipients.map((r) => {
                const rule = r.fields.find((f) => f.field === field)?.rule ?? "";
                const would = fields.includes(field) && rule === "not_chosen";
                const told = would || rule === "consented";
                return (
                  <span key={r.body.id}>
                    {told ? "●" : "✕"} {say(r.body.name)} {nameOf(
                      VICTIM_RULE_NAMES,
                      would ? "consented" : rule,
                      lang,
                    )}{" "}
                  </span>
                );
              })}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AskNaming({ reportId, to }: { readonly reportId: string; readonly to: readonly string[] }) {
  const { t } = useWords();
  const id = useId();
  const [victim, setVictim] = useState("");
  return (
    <FormAct
      say={t("victim.ask")}
      stale={[["consents"]]}
      act={(written, key) => {
        const until = written("until");
        const of = victim === "" ? {} : { victim };
        const ends = until === "" ? {} : { until: fromField(until) };
        const fields = ALL_FACTS.filter((f) => written(f) !== "");
        const audience = { to, ...audienceIn(written) };
        return askNaming({ report: reportId, ...audience, reason: written("reason"), fields, ...of, ...ends }, key);
      }}
    >
      <p className="s">{t("victim.askSub")}</p>
      <fieldset className="who-to">
        <legend className="l">{t("victim.facts")}</legend>
        {ALL_FACTS.map((f) => (
          <label key={f}>
            <input type="checkbox" name={f} defaultChecked={f === "name"} /> {t(VICTIM_FIELD_WORDS[f])}{" "}
          </label>
        ))}
      </fieldset>
      <div className="f">
        <label className="l" htmlFor={id}>
          {t("victim.who")}
        </label>
        <BodyPick id={id} value={victim} onPick={setVictim} />
      </div>
      <AudienceFields />
      <Field name="until" label={t("victim.until")} type="datetime-local" optional />
      <Field name="reason" label={t("share.askWhy")} long />
    </FormAct>
  );
}
