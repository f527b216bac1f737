/** What waits for the reader's body today: pages to acknowledge, requests to answer, tasks to do; the nearest first. */
import "./acting.css";
import type { Page } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { moment } from "../../format/time.ts";
import { acknowledgePage } from "../../hub/acting.ts";
import { takeShift } from "../../hub/paging.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { Flag } from "../../ui/says.tsx";
import { useWords } from "../../words/use-words.ts";
import { useAbout } from "../calls/about.ts";
import { InquiryLine } from "./inquiries-block.tsx";
import { OneAct } from "./one-act.tsx";
import { TaskLine } from "./task-line.tsx";

/** Where the thing that a page is about is found. A page itself names nothing: it may be read on a lock screen. */
const whereTo = (kind: Page["about"]["kind"]): string =>
  ({ clock: PATHS.clocks(), call: PATHS.calls(), drill: PATHS.calls(), task: PATHS.mine(), inquiry: PATHS.mine() })[
    kind
  ];

export function WorkBlock({ now, title }: { readonly now: string; readonly title?: string }) {
  const { t, lang, say } = useWords();
  const works = useLeave("task.work").allowed;
  const asked = useLeave("inquiry.exchange").allowed;
  const paged = useLeave("page.answer").allowed;
  const tasks = useQuery({ ...QUERIES.myTasks(), enabled: works }).data?.items ?? [];
  const inquiries = useQuery({ ...QUERIES.toAnswer(), enabled: asked }).data?.items ?? [];
  const pages = (useQuery({ ...QUERIES.openPages(), enabled: paged }).data?.items ?? []).filter((p) => p.mine);
  const shifts = (useQuery({ ...QUERIES.contacts(), enabled: paged }).data?.shifts ?? []).filter((s) => s.mayTake);
  const about = useAbout();
  const count = tasks.length + inquiries.length + pages.length + shifts.length;
  if (!works && !asked && !paged) return null;
  return (
    <Block title={title ?? t("acting.work")} sub={count > 0 ? t("acting.tasksSub", { count }) : null}>
      {count === 0 ? <p className="s">{t("acting.noWork")}</p> : null}
      <ul>
        {pages.map((p) => (
          <li key={p.id} className="task">
            <div className="h">
              <Go href={whereTo(p.about.kind)}>
                <Flag>{say(p.reason)}</Flag>
              </Go>
              <span className="s">{about(p)}</span>
              <span className="end s do">
                {moment(p.at, now, lang)}
                <OneAct say={t("acting.acknowledge")} stale={[["work"]]} act={(_, key) => acknowledgePage(p.id, key)} />
              </span>
            </div>
          </li>
        ))}
        {shifts.map((shift) => (
          <li key={shift.id} className="task">
            <div className="h">
              <Flag>{t("paging.handedBy", { name: shift.enteredBy })}</Flag>
              <span className="end s">{moment(shift.since, now, lang)}</span>
            </div>
            {shift.note ? <p className="words">{shift.note}</p> : null}
            <div className="acts">
              <OneAct
                say={t("paging.takeOver")}
                stale={[["contacts"], ["work"]]}
                act={(_, key) => takeShift(shift.id, key)}
              />
            </div>
          </li>
        ))}
        {inquiries.map((one) => (
          <InquiryLine key={one.id} inquiry={one} now={now} />
        ))}
        {tasks
          .toSorted((a, b) => ((a.due ?? "9") < (b.due ?? "9") ? -1 : 1))
          .map((task) => (
            <TaskLine key={task.id} task={task} now={now} />
          ))}
      </ul>
    </Block>
  );
}
