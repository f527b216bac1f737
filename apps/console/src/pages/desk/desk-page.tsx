/** What was taken at the desk, and what those for whom it was filed have said of it since. */
import "./desk.css";
import type { DeskEntry } from "@noroshi/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { CHANNEL_KEYS, STATE_KEYS } from "./desk-words.ts";

export function DeskPage() {
  const { t } = useWords();
  const question = useInfiniteQuery(QUERIES.desk());
  usePage(t("desk.title"), []);
  return (
    <>
      <ListHead
        title={t("desk.title")}
        sub={t("desk.sub")}
        end={
          <Gate act="report.submit">
            <Go className="b main" href={PATHS.deskEntry()}>
              {t("desk.new")}
            </Go>
          </Gate>
        }
      />
      <Answer question={question} rows={6}>
        {(data) => {
          const items = data.pages.flatMap((p) => p.items);
          return items.length === 0 ? (
            <Empty say={t("desk.empty")} next={t("desk.emptyNext")} />
          ) : (
            <>
              <ul className="desk-list">
                {items.map((entry) => (
                  <EntryRow key={entry.reportId} entry={entry} />
                ))}
              </ul>
              {question.hasNextPage ? (
                <Button onClick={() => void question.fetchNextPage()}>{t("frame.more")}</Button>
              ) : null}
            </>
          );
        }}
      </Answer>
    </>
  );
}

function EntryRow({ entry }: { readonly entry: DeskEntry }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const open = entry.state === "unconfirmed";
  const facts = [
    t(CHANNEL_KEYS[entry.channel] ?? "desk.other"),
    t(entry.callback ? "desk.verified" : "desk.unverified"),
    entry.paperLog
      ? t("desk.statedReceipt", {
          at: moment(entry.receivedAt, now, lang),
          entered: moment(entry.enteredAt, now, lang),
        })
      : `${t("desk.received")} ${moment(entry.receivedAt, now, lang)}`,
    `${t("desk.officer")} ${entry.officer}`,
  ];
  return (
    <li className="rep">
      <div className="h">
        <Go className="ttl" href={PATHS.report(entry.reportId)}>
          {entry.title}
        </Go>
        <span className="s">{say(entry.organisation.name)}</span>
        <span className="end">
          <span className={open ? "shu" : ""}>
            {open ? "▶ " : "✓ "}
            {t(STATE_KEYS[entry.state])}
          </span>
        </span>
      </div>
      <p className="s">
        <span className="v">{entry.number}</span> {facts.join(lang === "ja" ? "・" : " · ")}
      </p>
    </li>
  );
}
