/**
 * Complaints of persons: the commission searches everything that is kept, sees what was found, and hands out one text that neither
 * confirms nor denies. The text stands first and by itself, so that nobody reads the findings out.
 */
import type { ComplaintList } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { examineComplaint } from "../../hub/overseeing.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Empty } from "../../ui/states.tsx";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";
import type { Written } from "../acting/form-act.tsx";
import { StandingForm } from "./standing-form.tsx";

export function Complaints() {
  const { t } = useWords();
  const list = useQuery(QUERIES.complaints());
  const mayExamine = useLeave("oversight.inspect").allowed;
  return (
    <>
      {mayExamine ? <Examine /> : null}
      <Answer question={list}>
        {({ answer, items }) => (
          <>
            <Block title={t("oversight.told")} sub={t("oversight.toldSub")} className="told">
              <p lang="ja">{answer.ja}</p>
              <p lang="en">{answer.en}</p>
            </Block>
            <Block title={t("oversight.complaints")} sub={items.length}>
              {items.length === 0 ? (
                <Empty say={t("oversight.noComplaints")} next={t("oversight.noComplaintsNext")} />
              ) : (
                <ul className="plain asked">
                  {items.map((c) => (
                    <Complaint key={c.id} complaint={c} />
                  ))}
                </ul>
              )}
            </Block>
          </>
        )}
      </Answer>
    </>
  );
}

function Complaint({ complaint: c }: { readonly complaint: ComplaintList["items"][number] }) {
  const { t, lang } = useWords();
  const now = useNow();
  return (
    <li>
      <b>{c.number}</b>{" "}
      {c.who === null ? (
        t("oversight.notOpened")
      ) : (
        <>
          <Told text={c.who} /> <Told text={c.words ?? ""} />
        </>
      )}{" "}
      <span className="s nw">
        {c.by ?? ""} {moment(c.at, now, lang)}
      </span>
      <div className="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("oversight.value")}</th>
              <th scope="col" className="n">
                {t("oversight.assertions")}
              </th>
              <th scope="col" className="n">
                {t("oversight.bodies")}
              </th>
              <th scope="col" className="n">
                {t("oversight.sightings")}
              </th>
              <th scope="col">{t("oversight.firstAt")}</th>
            </tr>
          </thead>
          <tbody>
            {c.found.map((f) => (
              <tr key={f.value}>
                <td className="v">{f.value}</td>
                <td className="n">{f.assertions}</td>
                <td className="n">{f.bodies}</td>
                <td className="n">{f.sightings}</td>
                <td className="nw">{f.firstAt === null ? "—" : moment(f.firstAt, now, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </li>
  );
}

function Examine() {
  const { t } = useWords();
  const examine = (of: Written, key: string) => {
    const values = of("values")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    return examineComplaint({ who: of("who"), words: of("words"), values }, key);
  };
  return (
    <Block title={t("oversight.complain")} sub={t("oversight.complainSub")}>
      <StandingForm say={t("oversight.examine")} act={examine}>
        <label className="f">
          <span className="l">{t("oversight.who")}</span>
          <input name="who" className="i" maxLength={1000} required />
        </label>
        <label className="f">
          <span className="l">{t("oversight.complaint")}</span>
          <textarea name="words" className="i" rows={2} maxLength={20000} required />
        </label>
        <label className="f">
          <span className="l">{t("oversight.ownValues")}</span>
          <textarea name="values" className="i v" rows={3} maxLength={20000} required />
        </label>
      </StandingForm>
    </Block>
  );
}
