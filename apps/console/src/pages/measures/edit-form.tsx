/**
 * Writes another version of a measure. Where a colleague was faster, what was written stays in the fields, and what the colleague
 * wrote stands beside it: nothing of either is lost, and the next press saves on top of what stands.
 */
import type { MeasureDetail } from "@noroshi/api";
import { type FormEvent, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { editMeasure } from "../../hub/measures.ts";
import { HubProblem } from "../../hub/problem.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";
import { FIELDS, MeasureFields, textsOf, writtenIn } from "./measure-fields.tsx";
import { useMeasureAct } from "./use-measure-act.ts";

/** @param measure as it stands now; it is read again when somebody was faster */
export function EditMeasure({ measure }: { readonly measure: MeasureDetail }) {
  const { t } = useWords();
  const [first, setFirst] = useState<MeasureDetail | null>(null);
  if (measure.form === null || !measure.may.some((m) => m === "edit" || m === "object_changes")) return null;
  return (
    <Block
      title={t("measure.edit")}
      sub={t("measure.version", { version: measure.version })}
      end={
        first ? null : (
          <Button small onClick={() => setFirst(measure)}>
            {t("measure.edit")}
          </Button>
        )
      }
    >
      {measure.may.includes("edit") ? null : <p className="s">{t("measure.editSuspends")}</p>}
      {first ? <Editing first={first} now={measure} onDone={() => setFirst(null)} /> : null}
    </Block>
  );
}

interface Props {
  /** As it stood when the writing began. */
  readonly first: MeasureDetail;
  readonly now: MeasureDetail;
  readonly onDone: () => void;
}

function Editing({ first, now, onDone }: Props) {
  const { t } = useWords();
  const act = useMeasureAct();
  const [conflict, setConflict] = useState(false);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = writtenIn(new FormData(event.currentTarget), first.form);
    // The step that the writer knows of: the one at the beginning, or the one that stands there as a conflict.
    const on = conflict ? now.step : first.step;
    act.mutate(() => editMeasure(first.id, on, said), {
      onSuccess: onDone,
      onError: (e) => setConflict(e instanceof HubProblem && e.problem?.code === "MOVED_ON"),
    });
  };
  const before = first.form ? textsOf(first.form) : {};
  const theirs = now.form ? textsOf(now.form) : {};
  const changed = FIELDS.filter(([name]) => theirs[name] !== before[name]);
  return (
    <form className="ask" onSubmit={save}>
      {conflict ? (
        <div role="alert">
          <p className="shu">{t("measure.conflict")}</p>
          {changed.length === 0 ? <p className="s">{t("measure.conflictStep")}</p> : null}
          <dl>
            {changed.map(([name, label]) => (
              <div key={name}>
                <dt>{t(label)}</dt>
                <dd>
                  <Told text={theirs[name] ?? ""} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
      <MeasureFields first={first} caseId={first.case ?? undefined} />
      {act.isError && !conflict ? <Trouble error={act.error} /> : null}
      <div className="acts">
        <Button type="submit" look="main" disabled={act.isPending}>
          {t(conflict ? "measure.onTop" : "measure.saveVersion")}
        </Button>
        <Button onClick={onDone}>{t("measure.cancel")}</Button>
      </div>
    </form>
  );
}
