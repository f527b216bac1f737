/** On a report, for the office: whom its values concern by approved assets, and whether each may be told. Asked when somebody wants to know. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { keyed } from "../../ui/keyed.ts";
import { Done } from "../../ui/says.tsx";
import { CONCERN_NAMES } from "../../words/asset.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

export function ConcernedBlock({ reportId }: { readonly reportId: string }) {
  const { t, lang, say } = useWords();
  const office = useQuery(QUERIES.me()).data?.body.kind === "coordinator";
  const may = useLeave("preview.look_through").allowed;
  const [open, setOpen] = useState(false);
  const question = useQuery({ ...QUERIES.concerned(reportId), enabled: open });
  if (!office || !may) return null;
  return (
    <Block
      title={t("asset.concerned")}
      sub={t("asset.concernedSub")}
      end={
        <Button small aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? "asset.hide" : "asset.show")}
        </Button>
      }
    >
      {open ? (
        <Answer question={question} rows={2}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="s">{t("asset.nobody")}</p>
            ) : (
              <ul>
                {items.map(({ body, values }) => (
                  <li key={body.id}>
                    <b>{say(body.name)}</b>
                    <ul className="history">
                      {keyed(values, (v) => `${v.kind} ${v.value} ${v.asset}`).map(({ key, row: v }) => (
                        <li key={key}>
                          <span className="v">{v.value}</span>{" "}
                          <span className="s">
                            {[nameOf(CONCERN_NAMES, v.why, lang), v.asset, v.important ? t("asset.important") : null]
                              .filter((one) => one)
                              .join(" · ")}
                          </span>{" "}
                          {v.mayReceive ? <Done>{t("asset.mayTell")}</Done> : <span>{t("asset.mayNotTell")}</span>}
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
      ) : null}
    </Block>
  );
}
