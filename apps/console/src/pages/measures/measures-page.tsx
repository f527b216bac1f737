/** Measures that this body takes part in, what it is directed to do, and the holds that it alone can see. */
import "../law/law.css";
import "./measures.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { Directions } from "./directions.tsx";
import { DraftForm } from "./draft-form.tsx";
import { Holds } from "./holds.tsx";
import { MeasureLine } from "./measure-line.tsx";

/** What bodies ask of each other is marked like an act between them. */
const MARK = [{ tlp: "amber", caveats: [] }] as const;

export function MeasuresPage() {
  const { t } = useWords();
  const measures = useQuery(QUERIES.measures());
  const directions = useQuery(QUERIES.directions()).data?.items ?? [];
  const mayAsk = useLeave("measure.ask").allowed;
  const mayHold = useLeave("hold.keep").allowed;
  const [drafting, setDrafting] = useState(false);
  usePage(t("measure.title"), measures.data ? MARK : []);
  return (
    <div className="measure">
      <ListHead title={t("measure.title")} sub={t("measure.sub")} end="" />
      {mayAsk ? (
        <Block
          title={t("measure.draft")}
          sub={t("measure.draftSub")}
          end={drafting ? null : <Button onClick={() => setDrafting(true)}>{t("measure.draft")}</Button>}
        >
          {drafting ? <DraftForm onDone={() => setDrafting(false)} /> : null}
        </Block>
      ) : null}
      <Answer question={measures}>
        {(page) => (
          <Block title={t("measure.title")} sub={page.items.length}>
            {page.items.length === 0 ? <Empty say={t("measure.none")} next={t("measure.noneNext")} /> : null}
            <ul className="plain">
              {page.items.map((m) => (
                <MeasureLine key={m.id} measure={m} />
              ))}
            </ul>
          </Block>
        )}
      </Answer>
      {directions.length > 0 ? (
        <Block title={t("measure.directions")} sub={t("measure.directionsSub")}>
          <Directions items={directions} />
        </Block>
      ) : null}
      {mayHold ? <Holds /> : null}
    </div>
  );
}
