/** The legal profile: what is open and closed and by which law, where it stands written, who changed it, and who has to confirm. */
import "./law.css";
import type { LawPage as Law } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { date } from "../../format/time.ts";
import { LAW_EXPORT } from "../../hub/law.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { Empty } from "../../ui/states.tsx";
import { citation } from "../../words/citations.ts";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { Changes } from "./changes.tsx";
import { Checked, StateWord } from "./marks.tsx";
import { Regimes } from "./regimes.tsx";

export function LawPage() {
  const { t, say } = useWords();
  const question = useQuery(QUERIES.law());
  const law = question.data;
  usePage(t("law.title"), []);
  return (
    <>
      <ListHead
        title={law?.profile ? say(law.profile.name) : t("law.law")}
        sub={law?.profile ? say(law.profile.about) : ""}
        end={
          <a href={LAW_EXPORT} download>
            {t("law.exportFile")}
          </a>
        }
      />
      <Answer question={question} rows={10}>
        {(data) => (
          <>
            {data.profile ? <Counts law={data} /> : <Empty say={t("law.noProfile")} next={t("law.noProfileNext")} />}
            <Changes law={data} />
            <Reviews law={data} />
            <Capabilities law={data} />
            <Bases law={data} />
            <Regimes law={data} />
          </>
        )}
      </Answer>
    </>
  );
}

function Counts({ law }: { readonly law: Law }) {
  const { t } = useWords();
  const open = law.capabilities.filter((c) => c.open).length;
  const rows = [
    ...law.bases,
    ...law.bases.flatMap((b) => b.states),
    ...law.regimes,
    ...law.regimes.flatMap((r) => r.stages),
  ];
  const unverified = rows.filter((r) => !r.verified).length;
  return <p className="s counts">{t("law.counts", { open, closed: law.capabilities.length - open, unverified })}</p>;
}

function Reviews({ law }: { readonly law: Law }) {
  const { t, lang, say } = useWords();
  if (law.reviews.length === 0) return null;
  return (
    <Block title={t("law.reviews")}>
      <ul className="plain">
        {law.reviews.map((r) => (
          <li key={r.id}>
            <b>{say(r.name)}</b> {t("law.reviewDue", { day: date(`${r.due}T03:00:00Z`, law.now, lang) })}{" "}
            {r.reminded ? <span className="flag">{t("law.reviewSoon")}</span> : null} <Checked is={r.verified} />
            <span className="s under">{r.source}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Capabilities({ law }: { readonly law: Law }) {
  const { t, lang, say } = useWords();
  const named = new Map(law.bases.map((b) => [b.id, b]));
  return (
    <Block title={t("law.capabilities")}>
      <ul className="plain gates">
        {law.capabilities.map((c) => {
          const basis = named.get(c.basis);
          return (
            <li key={c.id} className={c.open ? "is-open" : "is-closed"}>
              <span className="gate">{t(c.open ? "law.open" : "law.closed")}</span>
              <div>
                <b>{say(c.name)}</b>
                <span className="s under">
                  {basis ? `${say(basis.instrument)} ${citation(basis.article, lang)}` : c.basis}{" "}
                  {basis ? <StateWord state={basis.state} /> : null}
                </span>
                {c.open ? null : (
                  <span className="s under">
                    {t("law.whileClosed")}
                    {PUNCTUATION[lang].colon}
                    {say(c.closes)}
                  </span>
                )}
                {c.eachUse ? (
                  <span className="s under">
                    {t("law.eachUse")}
                    {PUNCTUATION[lang].colon}
                    {say(c.eachUse)}
                  </span>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
    </Block>
  );
}

function Bases({ law }: { readonly law: Law }) {
  const { t, lang, say } = useWords();
  return (
    <Block title={t("law.bases")}>
      <ul className="plain">
        {law.bases.map((b) => (
          <li key={b.id}>
            <b>{say(b.instrument)}</b> {citation(b.article, lang)} <StateWord state={b.state} />{" "}
            <Checked is={b.verified} />
            <details>
              <summary className="s">
                {t("law.history")} {b.states.length}
              </summary>
              <p className="s">
                {t("law.source")} {b.source}
              </p>
              <ol className="plain history">
                {b.states.map((s) => (
                  <li key={`${s.from} ${s.recordedAt} ${s.state}`}>
                    <StateWord state={s.state} /> {t("law.since", { day: date(s.from, law.now, lang) })}{" "}
                    <Checked is={s.verified} />
                    <span className="s under">{s.source}</span>
                  </li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ul>
    </Block>
  );
}
