/** The tasks of a case that the reader sees; and, for who leads it, the playbooks that can be begun. */
import "./acting.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { playbookOf } from "../../hub/acting.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { Begin } from "./begin.tsx";
import { TaskLine } from "./task-line.tsx";

interface Props {
  readonly caseId: string;
  readonly incidentType: string | null;
  readonly leads: boolean;
  readonly now: string;
}

export function TasksBlock({ caseId, incidentType, leads, now }: Props) {
  const { t } = useWords();
  const question = useQuery(QUERIES.caseTasks(caseId));
  const mayLead = useLeave("case.lead").allowed && leads;
  const [begins, setBegins] = useState(false);
  const count = question.data?.items.length ?? 0;
  if (count === 0 && !mayLead) return null;
  return (
    <Block
      title={t("acting.tasks")}
      sub={count > 0 ? t("acting.tasksSub", { count }) : null}
      end={
        <>
          {count > 0 ? (
            <a href={playbookOf(caseId)} download>
              {t("acting.asPlaybook")}
            </a>
          ) : null}{" "}
          {mayLead && !begins ? (
            <Button small onClick={() => setBegins(true)}>
              {t("acting.begin")}
            </Button>
          ) : null}
        </>
      }
    >
      {begins ? <Begin caseId={caseId} incidentType={incidentType} onDone={() => setBegins(false)} now={now} /> : null}
      <Answer question={question} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="s">{t("acting.noTasks")}</p>
          ) : (
            <ul>
              {items
                .toSorted((a, b) => ((a.due ?? "9") < (b.due ?? "9") ? -1 : 1))
                .map((task) => (
                  <TaskLine key={task.id} task={task} now={now} />
                ))}
            </ul>
          )
        }
      </Answer>
    </Block>
  );
}
