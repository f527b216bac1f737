/** The measures of a case that the reader's body takes part in, each with its way through the gates; a new one is drafted here. */
import "../law/law.css";
import "./measures.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { DraftForm } from "./draft-form.tsx";
import { MeasureLine } from "./measure-line.tsx";

export function MeasuresBlock({ caseId }: { readonly caseId: string }) {
  const { t } = useWords();
  const reads = useLeave("measure.read").allowed;
  const asks = useLeave("measure.ask").allowed;
  const items = useQuery({ ...QUERIES.caseMeasures(caseId), enabled: reads }).data?.items ?? [];
  const [drafting, setDrafting] = useState(false);
  if (!reads || (items.length === 0 && !asks)) return null;
  return (
    <Block
      className="measure"
      title={t("measure.title")}
      sub={items.length > 0 ? items.length : null}
      end={
        asks && !drafting ? (
          <Button small onClick={() => setDrafting(true)}>
            {t("measure.draft")}
          </Button>
        ) : null
      }
    >
      {drafting ? <DraftForm caseId={caseId} onDone={() => setDrafting(false)} /> : null}
      {items.length === 0 && !drafting ? <p className="s">{t("measure.none")}</p> : null}
      <ul className="plain">
        {items.map((m) => (
          <MeasureLine key={m.id} measure={m} />
        ))}
      </ul>
    </Block>
  );
}
