/** How long have I: the nearest deadline as a large figure, the others behind one line. */
import type { CaseFile, DutyShown } from "@noroshi/api";
import { minutesBetween } from "../../format/lasting.ts";
import { deadline } from "../../format/time.ts";
import { useWords } from "../../words/use-words.ts";

/** h:mm of what is left, or of what has passed since. */
function span(from: string, to: string): string {
  const minutes = Math.floor(minutesBetween(from, to));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

const isOver = (until: string, now: string): boolean => Date.parse(until) <= Date.parse(now);

export function DueHead({ duties, now }: { readonly duties: CaseFile["duties"]; readonly now: string }) {
  const { t, lang, say } = useWords();
  const open = duties.filter((d) => d.met === null && d.until !== null);
  const [first, ...others] = open;
  if (!first?.until)
    return (
      <section className="due calm">
        <p>
          <b>{t("filing.noClock")}</b>
        </p>
        <p className="s">{t("filing.noClockNext")}</p>
      </section>
    );
  const over = isOver(first.until, now);
  return (
    <section className="due">
      <div className="t">
        <div className="fig">
          {over ? span(first.until, now) : span(now, first.until)}
          <small> {t(over ? "filing.over" : "filing.left")}</small>
        </div>
        <div className="what">
          <b>
            {say(first.regime)} {say(first.name)}
          </b>
          <span className="s">
            {t("filing.by", { at: deadline(first.until, now, lang) })}
            <Assumed duty={first} />
          </span>
        </div>
      </div>
      {others.length > 0 ? (
        <details>
          <summary>{t("filing.more", { count: others.length })}</summary>
          <ul>
            {others.map((d) => (
              <li key={d.stage}>
                <span>
                  {say(d.regime)} {say(d.name)} <Assumed duty={d} />
                </span>
                <span className="nw">{t("filing.by", { at: deadline(d.until ?? now, now, lang) })}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function Assumed({ duty }: { readonly duty: DutyShown }) {
  const { t } = useWords();
  return duty.verified ? null : <span className="cav gues">{t("filing.assumed")}</span>;
}
