/** Against an earlier request for the same that was refused: why it was, and what is new since then. */
import type { MeasureDetail } from "@noroshi/api";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { Flag } from "../../ui/says.tsx";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";
import { asksForTheSame, type Change, changesSince } from "./difference.ts";

/** So many refused requests of one body are looked at, the newest first. */
const MOST = 10;

export function Refused({ measure: m }: { readonly measure: MeasureDetail }) {
  const register = useQuery(QUERIES.register()).data;
  const refused = (register?.requests ?? [])
    .filter((r) => (r.standing === "refused" || r.standing === "revoked") && r.id !== m.id)
    .filter((r) => r.type === m.type && r.asker.id === m.asker.id && Date.parse(r.askedAt) <= Date.parse(m.askedAt))
    .toSorted((a, b) => Date.parse(b.askedAt) - Date.parse(a.askedAt))
    .slice(0, MOST);
  const found = useQueries({ queries: refused.map((r) => QUERIES.measure(r.id)) });
  const earlier = found.flatMap((q) => (q.data && asksForTheSame(q.data, m) ? [q.data] : []))[0];
  if (!earlier) return null;
  return <Difference earlier={earlier} later={m} />;
}

function Difference({ earlier, later }: { readonly earlier: MeasureDetail; readonly later: MeasureDetail }) {
  const { t, lang } = useWords();
  const now = useNow();
  const changes = changesSince(earlier, later);
  const said = earlier.votes.findLast((v) => v.says === "refuse");
  return (
    <Block
      title={t("gates.refusedBefore")}
      sub={
        <>
          <Go href={PATHS.oversight("requests", earlier.id)}>{earlier.number}</Go>{" "}
          {said ? moment(said.at, now, lang) : ""}
        </>
      }
    >
      {said?.words ? (
        <p>
          <Told text={said.words} />
        </p>
      ) : null}
      {changes.length === 0 ? <Flag>{t("gates.sameAgain")}</Flag> : null}
      {changes.map((c) => (
        <div className="test" key={c.part}>
          <h3>{t(`oversight.${c.part}`)}</h3>
          <Lines change={c} />
        </div>
      ))}
    </Block>
  );
}

function Lines({ change: c }: { readonly change: Change }) {
  const { t, lang } = useWords();
  const now = useNow();
  const shown = (line: string) => (c.part === "askedUntil" ? moment(line, now, lang) : <Told text={line} />);
  return (
    <dl className="kv">
      {c.gone.length > 0 ? <dt>{t("gates.gone")}</dt> : null}
      {c.gone.map((line) => (
        <dd key={`gone ${line}`}>
          <del>{shown(line)}</del>
        </dd>
      ))}
      {c.come.length > 0 ? <dt>{t("gates.come")}</dt> : null}
      {c.come.map((line) => (
        <dd key={`come ${line}`}>
          <ins>{shown(line)}</ins>
        </dd>
      ))}
    </dl>
  );
}
