/**
 * Assessing, by keyboard alone if wanted: three viewpoints, the stage, and perhaps the priority. The overall level shows by
 * itself and cannot be typed. Ctrl Enter records, Esc leaves.
 */
import type { PriorityMethods } from "@noroshi/api";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { type Assessing, assess } from "../../hub/assessing.ts";
import { randomKey } from "../../hub/file-key.ts";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { formKeys } from "../../ui/form-keys.ts";
import { Keys } from "../../ui/kbd.tsx";
import { SEVERITY_NAMES, Severity } from "../../ui/severity.tsx";
import { half } from "../../words/pair.ts";
import { useWords } from "../../words/use-words.ts";
import { levelOf } from "./severity-line.tsx";

const VIEWPOINTS = [
  { id: "continuity", say: "severity.continuity" },
  { id: "safety", say: "severity.safety" },
  { id: "trust", say: "severity.trust" },
] as const;
type Viewpoint = (typeof VIEWPOINTS)[number]["id"];

interface Props {
  readonly reportId: string;
  readonly methods: PriorityMethods["methods"];
  readonly onDone: (outcome: string) => void;
  readonly onLeave: () => void;
}

export function Assess({ reportId, methods, onDone, onLeave }: Props) {
  const { t, lang } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const key = useRef(randomKey());
  const [levels, setLevels] = useState<Partial<Record<Viewpoint, number>>>({});
  const [mode, setMode] = useState<Assessing["mode"]>("provisional");
  const [values, setValues] = useState<Readonly<Record<string, number>>>({});
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => form.current?.querySelector<HTMLElement>("[data-first]")?.focus(), []);
  const { continuity, safety, trust } = levels;
  const whole = continuity !== undefined && safety !== undefined && trust !== undefined;
  const chosen = VIEWPOINTS.flatMap((v) => levels[v.id] ?? []);

  const record = async () => {
    if (!whole || busy) return;
    setBusy(true);
    setFailed(null);
    const method = methods[0];
    const priority = method && Object.keys(values).length > 0 ? { method: method.id, values } : null;
    try {
      const receipt = await assess({ reportId, mode, continuity, safety, trust, priority }, key.current);
      onDone(receipt.outcome);
    } catch (e) {
      setFailed(e);
      setBusy(false);
    }
  };
  return (
    <form
      ref={form}
      className="assess"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void record();
      }}
      onKeyDown={formKeys(record, onLeave)}
    >
      {VIEWPOINTS.map((viewpoint, i) => (
        <Choices
          key={viewpoint.id}
          legend={t(viewpoint.say)}
          first={i === 0}
          choices={SEVERITY_NAMES.map((name, level) => ({
            value: String(level),
            say: (
              <>
                {level} <span className="word">{half(name, lang)}</span>
              </>
            ),
          }))}
          value={levels[viewpoint.id] === undefined ? null : String(levels[viewpoint.id])}
          onChoose={(level) => setLevels({ ...levels, [viewpoint.id]: Number(level) })}
        />
      ))}
      <p className="sum" aria-live="polite">
        {chosen.length > 0 ? <Severity level={levelOf(Math.max(...chosen))} /> : null}
        <span className="s">{t("severity.overallIs")}</span>
      </p>
      <Choices
        legend={t("severity.stage")}
        choices={[
          { value: "provisional", say: t("severity.provisional") },
          { value: "ex_post", say: t("severity.expost") },
        ]}
        value={mode}
        onChoose={(m) => setMode(m === "ex_post" ? "ex_post" : "provisional")}
      />
      {methods[0] ? <Priority method={methods[0]} values={values} onChange={setValues} /> : null}
      {failed === null ? null : <Trouble error={failed} />}
      <div className="acts">
        <Button look="main" type="submit" disabled={!whole || busy}>
          {t("severity.send")} <Keys keys={["Ctrl", "Enter"]} />
        </Button>
        <Button look="bare" onClick={onLeave}>
          {t("severity.cancel")} <Keys keys={["Esc"]} />
        </Button>
        <span className="s">{t(whole ? "severity.follows" : "severity.choose")}</span>
      </div>
    </form>
  );
}

interface PriorityProps {
  readonly method: PriorityMethods["methods"][number];
  readonly values: Readonly<Record<string, number>>;
  readonly onChange: (values: Readonly<Record<string, number>>) => void;
}

function Priority({ method, values, onChange }: PriorityProps) {
  const { t, say } = useWords();
  const choose = (id: string, value: string) => {
    const { [id]: _, ...others } = values;
    onChange(value === "" ? others : { ...others, [id]: Number(value) });
  };
  return (
    <details className="prio">
      <summary>{t("severity.priorityTitle")}</summary>
      <p className="s">
        {t("severity.method")} {say(method.title)}
        {method.verified ? null : <span className="cav gues">{t("severity.unverified")}</span>}
      </p>
      {method.criteria.map((criterion) => (
        <label key={criterion.id} className="f row">
          <span className="l">
            {say(criterion.name)} <span className="s">{t("severity.weight", { value: criterion.weight })}</span>
          </span>
          <select
            className="i"
            value={values[criterion.id] === undefined ? "" : String(values[criterion.id])}
            onChange={(event) => choose(criterion.id, event.target.value)}
          >
            <option value="">{t("severity.notRated")}</option>
            {criterion.steps.map((step) => (
              <option key={step.value} value={String(step.value)}>
                {say(step.name)} ({step.value})
              </option>
            ))}
          </select>
        </label>
      ))}
    </details>
  );
}
