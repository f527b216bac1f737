/** Drafts a measure: against what, why, which milder means were considered, how far it goes, and who carries it out. */
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Trouble } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { draftMeasure } from "../../hub/measures.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Button } from "../../ui/button.tsx";
import { MEASURE_TYPES } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { useMeasureAct } from "./use-measure-act.ts";

/** A measure is offered to end after a week; the person may write another date. */
const OFFERED_MS = 7 * 24 * 3_600_000;
const LONG = [
  ["act", "measure.act"],
  ["protects", "measure.protects"],
  ["why", "measure.why"],
  ["means", "measure.means"],
  ["whyNot", "measure.whyNot"],
  ["scope", "measure.scope"],
] as const;

interface Props {
  readonly onDone: () => void;
  /** The case in whose room it is drafted. */
  readonly caseId?: string;
}

export function DraftForm({ onDone, caseId }: Props) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const plans = useQuery(QUERIES.gatePlans()).data?.plans.filter((p) => p.mine) ?? [];
  const known = useQuery(QUERIES.bodies()).data?.items ?? [];
  const room = useQuery({ ...QUERIES.caseRoom(caseId ?? ""), enabled: caseId !== undefined }).data;
  // Who takes part in the case can be asked too, also where one does not know of it otherwise.
  const bodies = [
    ...new Map([...known, ...(room?.participants.map((p) => p.body) ?? [])].map((b) => [b.id, b])).values(),
  ];
  const act = useMeasureAct();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const of = new FormData(event.currentTarget);
    const text = (name: string): string => String(of.get(name) ?? "").trim();
    const means = text("means");
    const form = {
      target: { kind: text("targetKind"), value: text("value"), country: text("country").toUpperCase() || null },
      necessity: { targetAct: text("act"), protectedComputer: text("protects"), why: text("why") },
      subsidiarity: means === "" ? [] : [{ means, whyNot: text("whyNot") }],
      proportionality: { scope: text("scope"), until: `${text("until")}T00:00:00Z`, volumeCap: null },
    };
    const said = { type: text("type"), form, recipients: of.getAll("recipients").map(String), case: caseId ?? null };
    act.mutate(() => draftMeasure(said), { onSuccess: onDone });
  };
  return (
    <form className="ask" onSubmit={submit}>
      <label className="f">
        <span className="l">{t("measure.kind")}</span>
        <select name="type" className="i" required>
          {plans.map((p) => (
            <option key={p.type} value={p.type}>
              {nameOf(MEASURE_TYPES, p.type, lang)}
            </option>
          ))}
        </select>
      </label>
      <label className="f">
        <span className="l">{t("measure.target")}</span>
        <input name="value" className="i" required maxLength={2000} />
      </label>
      <label className="f">
        <span className="l">{t("measure.targetKind")}</span>
        <input name="targetKind" className="i" required maxLength={100} />
      </label>
      <label className="f">
        <span className="l">{t("measure.country")}</span>
        <input name="country" className="i" pattern="[A-Za-z]{2}" maxLength={2} />
      </label>
      {LONG.map(([name, label]) => (
        <label className="f" key={name}>
          <span className="l">{t(label)}</span>
          <textarea
            name={name}
            className="i"
            rows={2}
            maxLength={4000}
            required={name !== "means" && name !== "whyNot"}
          />
        </label>
      ))}
      <label className="f">
        <span className="l">{t("measure.until")}</span>
        <input
          name="until"
          className="i"
          type="date"
          required
          defaultValue={new Date(Date.parse(now) + OFFERED_MS).toISOString().slice(0, 10)}
        />
      </label>
      <label className="f">
        <span className="l">{t("measure.recipients")}</span>
        <select name="recipients" className="i" multiple size={5}>
          {bodies.map((b) => (
            <option key={b.id} value={b.slug}>
              {say(b.name)}
            </option>
          ))}
        </select>
      </label>
      {act.isError ? <Trouble error={act.error} /> : null}
      <div className="acts">
        <Button type="submit" look="main" disabled={act.isPending}>
          {t("measure.save")}
        </Button>
        <Button onClick={onDone}>{t("measure.cancel")}</Button>
      </div>
    </form>
  );
}
