/** One task: what, by whom, until when, on which basis; and what the reader's body may do with it now. */
import type { Task } from "@noroshi/api";
import { moment } from "../../format/time.ts";
import { directTask, moveTask } from "../../hub/acting.ts";
import { Done, Flag } from "../../ui/says.tsx";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "./one-act.tsx";

const STATE = {
  held: "acting.held",
  offered: "acting.offered",
  accepted: "acting.accepted",
  refused: "acting.refused",
  done: "acting.done",
  withdrawn: "acting.withdrawn",
} as const satisfies Readonly<Record<Task["state"], string>>;
const STALE = [["tasks"], ["case"], ["work"]] as const;

export function TaskLine({ task, now }: { readonly task: Task; readonly now: string }) {
  const { t, lang, say } = useWords();
  const due = task.due === null ? t("acting.noDue") : t("acting.due", { at: moment(task.due, now, lang) });
  const may = (kind: Task["may"][number]): boolean => task.may.includes(kind);
  const last = task.events.findLast((e) => e.words !== null);
  return (
    <li className="task">
      <div className="h">
        <b className={task.state === "withdrawn" ? "off" : ""}>{say(task.title)}</b>
        <span className="end s">{task.state === "done" ? <Done>{t("acting.done")}</Done> : t(STATE[task.state])}</span>
      </div>
      <p className="s">
        {say(task.owner.name)}
        {lang === "ja" ? "・" : " · "}
        {task.late ? (
          <Flag>
            {due} {t("acting.late")}
          </Flag>
        ) : (
          <span className="nw">{due}</span>
        )}
        {task.waits ? (
          <>
            {lang === "ja" ? "・" : " · "}
            {t("acting.waits")}
          </>
        ) : null}
      </p>
      {task.basis ? (
        <p className="s">
          {t("acting.basis", { basis: lang === "ja" ? task.basis.ja : task.basis.en })}{" "}
          {task.basis.verified ? null : <span className="chip dash">{t("acting.assumed")}</span>}
        </p>
      ) : null}
      {last ? <p className="words">{last.words}</p> : null}
      <div className="acts">
        {may("accept") ? (
          <OneAct
            say={t("acting.accept")}
            stale={STALE}
            act={(_, key) => moveTask(task.id, task.version, "accept", null, key)}
          />
        ) : null}
        {may("finish") ? (
          <OneAct
            say={t("acting.finish")}
            words={t("acting.why")}
            stale={STALE}
            act={(words, key) => moveTask(task.id, task.version, "finish", words, key)}
          />
        ) : null}
        {may("refuse") ? (
          <OneAct
            say={t("acting.refuse")}
            words={t("acting.why")}
            stale={STALE}
            act={(words, key) => moveTask(task.id, task.version, "refuse", words, key)}
          />
        ) : null}
        {may("offer") ? (
          <OneAct
            say={t("acting.offer")}
            stale={STALE}
            act={(_, key) => directTask(task.id, task.version, "offer", null, key)}
          />
        ) : null}
        {may("withdraw") ? (
          <OneAct
            say={t("acting.withdraw")}
            words={t("acting.why")}
            stale={STALE}
            act={(words, key) => directTask(task.id, task.version, "withdraw", words, key)}
          />
        ) : null}
      </div>
    </li>
  );
}
