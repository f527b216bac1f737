/** Drafts a measure: against what, why, which milder means were considered, how far it goes, and who carries it out. */
import type { FormEvent } from "react";
import { Trouble } from "../../app/answer.tsx";
import { draftMeasure } from "../../hub/measures.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { MeasureFields, writtenIn } from "./measure-fields.tsx";
import { useMeasureAct } from "./use-measure-act.ts";

interface Props {
  readonly onDone: () => void;
  /** The case in whose room it is drafted. */
  readonly caseId?: string;
}

export function DraftForm({ onDone, caseId }: Props) {
  const { t } = useWords();
  const act = useMeasureAct();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = { ...writtenIn(new FormData(event.currentTarget), null), case: caseId ?? null };
    act.mutate(() => draftMeasure(said), { onSuccess: onDone });
  };
  return (
    <form className="ask" onSubmit={submit}>
      <MeasureFields caseId={caseId} />
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
