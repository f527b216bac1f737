/** The statutory report of a period: figures that open to their acts, overviews, freezing; what was frozen; what was published. */
import type { StatutoryReport } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { officeInstant } from "../../format/office-instant.ts";
import { moment } from "../../format/time.ts";
import { freezeReport, publishIssue } from "../../hub/overseeing.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { citation } from "../../words/citations.ts";
import { nameOf } from "../../words/names.ts";
import { REGISTER_ACT_NAMES } from "../../words/oversight.ts";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "../acting/one-act.tsx";

const STALE = [["oversight"]] as const;
const dayAfter = (now: string): string => new Date(Date.parse(now) + 86_400_000).toISOString().slice(0, 10);

export function Report() {
  const { t, lang } = useWords();
  const now = useNow();
  // The realm's own year up to and with its today, until a person counts another period; the hub says late what day it is.
  const [chosen, setPeriod] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const period = chosen ?? { from: `${now.slice(0, 4)}-01-01`, to: dayAfter(now) };
  const [overviews, setOverviews] = useState<Readonly<Record<string, string>>>({});
  const asked = { from: officeInstant(period.from), to: officeInstant(period.to) };
  const report = useQuery(QUERIES.statutory(asked.from, asked.to));
  const frozen = useQuery(QUERIES.frozenReports()).data?.items ?? [];
  const issues = useQuery(QUERIES.issues()).data;
  const maySay = useLeave("oversight.say").allowed;
  const count = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const of = new FormData(event.currentTarget);
    setPeriod({ from: String(of.get("from")), to: String(of.get("to")) });
  };
  return (
    <>
      <form className="period" onSubmit={count} key={`${period.from} ${period.to}`}>
        <label className="f">
          <span className="l">{t("oversight.from")}</span>
          <input name="from" type="date" className="i" defaultValue={period.from} required />
        </label>
        <label className="f">
          <span className="l">{t("oversight.until")}</span>
          <input name="to" type="date" className="i" defaultValue={period.to} required />
        </label>
        <Button type="submit">{t("oversight.count")}</Button>
      </form>
      <Answer question={report} rows={10}>
        {(r) => (
          <>
            <Figures
              report={r}
              overviews={overviews}
              onOverview={(id, text) => setOverviews({ ...overviews, [id]: text })}
            />
            {maySay ? (
              <div className="acts">
                <OneAct
                  say={t("oversight.freeze")}
                  act={(_, key) => freezeReport({ ...asked, overviews }, key)}
                  stale={STALE}
                />
                {issues?.path ? (
                  <OneAct say={t("oversight.publish")} act={(_, key) => publishIssue(asked, key)} stale={STALE} />
                ) : null}
              </div>
            ) : null}
          </>
        )}
      </Answer>
      <Block title={t("oversight.frozen")} sub={frozen.length}>
        {frozen.length === 0 ? <p className="s">{t("oversight.noneFrozen")}</p> : null}
        <ul className="plain asked">
          {frozen.map((f) => (
            <li key={f.id}>
              <b>{f.number}</b> {moment(f.from, now, lang)} – {moment(f.to, now, lang)}{" "}
              <a href={PATHS.statutoryPage(f.id, "ja")} download>
                {t("oversight.page")}
              </a>{" "}
              <a href={PATHS.statutoryPage(f.id, "en")} download>
                {t("oversight.pageEn")}
              </a>
              <span className="s v under">sha256 {f.digest}</span>
            </li>
          ))}
        </ul>
      </Block>
      <Block title={t("oversight.published")} sub={String(issues?.items.length ?? 0)}>
        {issues?.path === null ? <p className="s">{t("oversight.exerciseSilent")}</p> : null}
        <ul className="plain">
          {issues?.items.map((i) => (
            <li key={i.number}>
              <a href={`${issues.path ?? ""}${i.number}.${lang}.html`}>{i.number}</a>{" "}
              <span className="s">
                {moment(i.from, now, lang)} – {moment(i.to, now, lang)}
              </span>
            </li>
          ))}
        </ul>
      </Block>
    </>
  );
}

interface FiguresProps {
  readonly report: StatutoryReport;
  readonly overviews: Readonly<Record<string, string>>;
  readonly onOverview: (item: string, text: string) => void;
}

function Figures({ report, overviews, onOverview }: FiguresProps) {
  const { t, lang, say } = useWords();
  return (
    <Block title={say(report.title)} sub={citation(report.basis, lang)}>
      {report.standing === "exercise" ? <p>{t("oversight.exercise")}</p> : null}
      {report.verified ? null : <p className="s">{t("oversight.assumed")}</p>}
      {report.unclassified.length > 0 ? (
        <p className="flag">{t("oversight.unclassified", { count: report.unclassified.length })}</p>
      ) : null}
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("oversight.figure")}</th>
            <th scope="col" className="n">
              {t("oversight.number_of")}
            </th>
          </tr>
        </thead>
        {report.items.map((item) => (
          <tbody key={item.id}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {item.id}. {say(item.title)}
              </th>
            </tr>
            {item.figures.map((f) => (
              <tr key={f.id}>
                <td>
                  {say(f.title)}
                  {f.count > 0 ? <Behind report={report} acts={f.acts} /> : null}
                </td>
                <td className="n">{f.count}</td>
              </tr>
            ))}
            {item.overview === null ? null : (
              <tr>
                <td colSpan={2}>
                  <label className="f">
                    <span className="l">{t("oversight.overview")}</span>
                    <textarea
                      className="i"
                      rows={2}
                      maxLength={20000}
                      value={overviews[item.id] ?? ""}
                      onChange={(e) => onOverview(item.id, e.target.value)}
                    />
                  </label>
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </Block>
  );
}

/** The acts behind one figure. */
function Behind({ report, acts }: { readonly report: StatutoryReport; readonly acts: readonly string[] }) {
  const { t, lang } = useWords();
  const now = useNow();
  return (
    <details>
      <summary className="s">{t("oversight.behind", { count: acts.length })}</summary>
      <ul className="plain">
        {report.acts
          .filter((a) => acts.includes(a.id))
          .map((a) => (
            <li key={a.id}>
              {nameOf(REGISTER_ACT_NAMES, a.act, lang)} <b>{a.number}</b>{" "}
              <span className="s nw">{moment(a.at, now, lang)}</span> <span className="s v">{a.id}</span>
            </li>
          ))}
      </ul>
    </details>
  );
}
