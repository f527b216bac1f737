/** Releases of this office, newest first: those that wait for a second person before the others, each with its own page. */
import "../partners/partners.css";
import "./release.css";
import type { Release } from "@noroshi/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { Older } from "../../app/older.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { Empty } from "../../ui/states.tsx";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { RELEASE_STATE_WORDS } from "./waiting.tsx";

type Row = Pick<Release, "id" | "at" | "audience" | "recipients" | "state" | "approval"> & {
  readonly values: readonly unknown[];
};

export function ReleasesPage() {
  const { t } = useWords();
  const waiting = useInfiniteQuery(QUERIES.releases("waiting"));
  const all = useInfiniteQuery(QUERIES.releases("all"));
  usePage(t("waiting.title"), []);
  const first = waiting.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ListHead title={t("waiting.title")} sub={t("waiting.sub")} end="" />
      <Gate act="release.order">
        <Answer question={all} rows={6}>
          {(data) => {
            const rest = data.pages.flatMap((page) => page.items).filter((r) => !first.some((one) => one.id === r.id));
            const items = [...first, ...rest];
            if (items.length === 0) return <Empty say={t("waiting.none")} next={t("waiting.noneNext")} />;
            return (
              <ul className="log">
                {items.map((r) => (
                  <OneRelease key={r.id} release={r} />
                ))}
              </ul>
            );
          }}
        </Answer>
        <Older question={all} />
      </Gate>
    </>
  );
}

function OneRelease({ release: r }: { readonly release: Row }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <li>
      <div className="top">
        <span className="n">{moment(r.at, now, lang)}</span>
        <Go href={PATHS.frozen(r.id)}>{r.audience}</Go>
        <span>{r.recipients.map((b) => say(b.name)).join(PUNCTUATION[lang].comma)}</span>
        <b className={r.approval?.mayAnswer ? "shu end" : "end"}>{t(RELEASE_STATE_WORDS[r.state])}</b>
      </div>
      <p className="s">{t("share.containsOf", { count: r.values.length })}</p>
    </li>
  );
}
