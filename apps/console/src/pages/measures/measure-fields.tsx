/** The fields of a measure, empty or as they stand, and what was written in them. */
import type { Body, MeasureDetail, MeasureForm } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useNow } from "../../app/realm-clock.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { MEASURE_TYPES } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

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

/** What was written; milder means beyond the first, a cap and a direction stay as they were. */
export function writtenIn(of: FormData, before: MeasureForm | null) {
  const text = (name: string): string => String(of.get(name) ?? "").trim();
  const means = text("means");
  const prolongs = text("prolongs");
  const form: MeasureForm = {
    ...(before ?? {}),
    ...(prolongs === "" ? {} : { prolongs }),
    target: { kind: text("targetKind"), value: text("value"), country: text("country").toUpperCase() || null },
    necessity: { targetAct: text("act"), protectedComputer: text("protects"), why: text("why") },
    subsidiarity: [
      ...(means === "" ? [] : [{ means, whyNot: text("whyNot") }]),
      ...(before?.subsidiarity.slice(1) ?? []),
    ],
    proportionality: {
      scope: text("scope"),
      until: `${text("until")}T00:00:00Z`,
      volumeCap: before?.proportionality.volumeCap ?? null,
    },
  };
  return { type: text("type"), form, recipients: of.getAll("recipients").map(String) };
}

/** What a form says, by the names of its fields. */
export function textsOf(form: MeasureForm): Readonly<Record<string, string>> {
  return {
    value: form.target.value,
    targetKind: form.target.kind,
    country: form.target.country ?? "",
    act: form.necessity.targetAct,
    protects: form.necessity.protectedComputer,
    why: form.necessity.why,
    means: form.subsidiarity[0]?.means ?? "",
    whyNot: form.subsidiarity[0]?.whyNot ?? "",
    scope: form.proportionality.scope,
    until: form.proportionality.until.slice(0, 10),
    prolongs: form.prolongs ?? "",
  };
}

/** Each field that says something, with what it is called. */
export const FIELDS = [
  ["value", "measure.target"],
  ["targetKind", "measure.targetKind"],
  ["country", "measure.country"],
  ...LONG,
  ["until", "measure.until"],
  ["prolongs", "measure.prolongs"],
] as const;

interface Props {
  /** The measure that is edited; its type stays. */
  readonly first?: MeasureDetail;
  readonly caseId?: string | undefined;
}

export function MeasureFields({ first, caseId }: Props) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const gates = useQuery(QUERIES.gatePlans()).data;
  const plans = gates?.plans.filter((p) => p.mine) ?? [];
  const known = useQuery(QUERIES.bodies()).data?.items ?? [];
  const room = useQuery({ ...QUERIES.caseRoom(caseId ?? ""), enabled: caseId !== undefined }).data;
  // Who takes part in the case can be asked too, also where one does not know of it otherwise.
  const all: readonly Body[] = [
    ...known,
    ...(room?.participants.map((p) => p.body) ?? []),
    ...(first?.recipients ?? []),
  ];
  const bodies = [...new Map(all.map((b) => [b.id, b])).values()];
  const texts = first?.form ? textsOf(first.form) : {};
  const offered = new Date(Date.parse(now) + OFFERED_MS).toISOString().slice(0, 10);
  const types = first ? [first.type] : plans.map((p) => p.type);
  const line = (name: string) => ({ name, className: "i", defaultValue: texts[name] });
  return (
    <>
      <label className="f">
        <span className="l">{t("measure.kind")}</span>
        <select name="type" className="i" required>
          {types.map((type) => (
            <option key={type} value={type}>
              {nameOf(MEASURE_TYPES, type, lang)}
            </option>
          ))}
        </select>
      </label>
      {gates && gates.unknown.length > 0 ? (
        <details>
          <summary>{t("measure.unknownTypes")}</summary>
          <ul className="plain">
            {gates.unknown.map((u) => (
              <li key={u.type}>
                <b>{nameOf(MEASURE_TYPES, u.type, lang)}</b> — {say(u.why)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <label className="f">
        <span className="l">{t("measure.target")}</span>
        <input {...line("value")} required maxLength={2000} />
      </label>
      <label className="f">
        <span className="l">{t("measure.targetKind")}</span>
        <input {...line("targetKind")} required maxLength={100} />
      </label>
      <label className="f">
        <span className="l">{t("measure.country")}</span>
        <input {...line("country")} pattern="[A-Za-z]{2}" maxLength={2} />
      </label>
      {LONG.map(([name, label]) => (
        <label className="f" key={name}>
          <span className="l">{t(label)}</span>
          <textarea {...line(name)} rows={2} maxLength={4000} required={name !== "means" && name !== "whyNot"} />
        </label>
      ))}
      <label className="f">
        <span className="l">{t("measure.until")}</span>
        <input name="until" className="i" type="date" required defaultValue={texts["until"] ?? offered} />
      </label>
      <label className="f">
        <span className="l">{t("measure.prolongs")}</span>
        <input {...line("prolongs")} maxLength={200} />
      </label>
      <label className="f">
        <span className="l">{t("measure.recipients")}</span>
        <select
          key={bodies.length}
          name="recipients"
          className="i"
          multiple
          size={5}
          defaultValue={first?.recipients.map((b) => b.slug) ?? []}
        >
          {bodies.map((b) => (
            <option key={b.id} value={b.slug}>
              {say(b.name)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
