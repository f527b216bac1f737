/** What people said about pairs, newest first, each with its author, reason and time, and a way to take it back. */
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Answer, Trouble } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { randomKey } from "../../hub/file-key.ts";
import { QUERIES } from "../../hub/queries.ts";
import { sayLink } from "../../hub/saying.ts";
import { useLeave } from "../../hub/standing.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";

const SAYS = { same: "link.saysSame", apart: "link.saysApart", revoked: "link.saysRevoked" } as const;

export function Statements() {
  const { t, lang, say } = useWords();
  const now = useNow();
  const client = useQueryClient();
  const question = useInfiniteQuery(QUERIES.said());
  const [failed, setFailed] = useState<unknown>(null);
  const rows = question.data?.pages.flatMap((p) => p.items) ?? [];
  const takeBack = async (a: string, b: string) => {
    setFailed(null);
    try {
      await sayLink({ a, b, says: "revoked", why: null }, randomKey());
      await client.invalidateQueries();
    } catch (e) {
      setFailed(e);
    }
  };
  const may = useLeave("link.say").allowed;
  // Only the latest word about a pair can be taken back.
  const latest = new Map(rows.toReversed().map((row) => [`${row.a} ${row.b}`, row.id]));
  return (
    <section className="block statements">
      <header>
        <h2>{t("link.statements")}</h2>
      </header>
      {failed === null ? null : <Trouble error={failed} />}
      <Answer question={question} rows={2}>
        {() =>
          rows.length === 0 ? (
            <p className="q">{t("link.statementsNone")}</p>
          ) : (
            <ul>
              {rows.map((row) => (
                <li key={row.id}>
                  <b>{t(SAYS[row.says])}</b>
                  <span>
                    <Go href={PATHS.report(row.a)}>{row.titles.a ?? t("link.firstReport")}</Go>
                    {lang === "ja" ? "・" : " · "}
                    <Go href={PATHS.report(row.b)}>{row.titles.b ?? t("link.secondReport")}</Go>
                  </span>
                  <span className="s">
                    {say(row.by.body.name)} {row.by.name} {moment(row.at, now, lang)}
                    {row.why === null ? null : ` — ${row.why}`}
                  </span>
                  {may && row.says !== "revoked" && latest.get(`${row.a} ${row.b}`) === row.id ? (
                    <Button look="bare" small onClick={() => void takeBack(row.a, row.b)}>
                      {t("link.undo")}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}
