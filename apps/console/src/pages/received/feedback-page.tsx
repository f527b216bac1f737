/** What came of values: what we said, and what recipients of our releases let us hear. */
import "../record/record.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { Older } from "../../app/older.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Empty } from "../../ui/states.tsx";
import { nameOf, VALUE_KIND_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { saysKey } from "./says.ts";

export function FeedbackPage() {
  const { t, lang, say } = useWords();
  const now = useNow();
  const question = useInfiniteQuery(QUERIES.feedback());
  usePage(t("share.feedback"), []);
  return (
    <>
      <ListHead title={t("share.feedback")} sub={t("share.feedbackSub")} end="" />
      <Answer question={question} rows={8}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty say={t("share.feedbackNone")} next={t("share.feedbackNext")} />;
          return (
            <table className="reads">
              <thead>
                <tr>
                  <th scope="col">{t("share.at")}</th>
                  <th scope="col">{t("share.values")}</th>
                  <th scope="col">{t("share.answers")}</th>
                  <th scope="col">{t("share.body")}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((s) => (
                  <tr key={s.id}>
                    <td className="n">{moment(s.receivedAt, now, lang)}</td>
                    <td>
                      <b className="v">{s.value}</b> <span className="s">{nameOf(VALUE_KIND_NAMES, s.kind, lang)}</span>
                    </td>
                    <td>{t(saysKey(s.says))}</td>
                    <td>{say(s.sender.name)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Answer>
      <Older question={question} />
    </>
  );
}
