/** Emergencies: ask, confirm as the second person, time left, close early; oversight reviews. In sight until reviewed. */
import "../law/law.css";
import "./emergencies.css";
import type { EmergencyList } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { AskForm } from "./ask-form.tsx";
import { EmergencyLine } from "./emergency-line.tsx";
import { isCurrent } from "./standing.ts";

export function EmergenciesPage() {
  const { t } = useWords();
  const question = useQuery(QUERIES.emergencies());
  usePage(t("glass.title"), []);
  return (
    <>
      <ListHead title={t("glass.title")} sub={t("glass.sub")} end="" />
      <Answer question={question}>{(list) => <Lists list={list} />}</Answer>
    </>
  );
}

function Lists({ list }: { readonly list: EmergencyList }) {
  const { t } = useWords();
  const may = useLeave("break_glass.ask");
  const [asking, setAsking] = useState(false);
  const current = list.items.filter(isCurrent);
  const past = list.items.filter((e) => !isCurrent(e));
  const mayAsk = may.allowed && list.opens !== null;
  return (
    <>
      {mayAsk && list.opens ? (
        <Block
          title={t("glass.ask")}
          sub={t("glass.askSub")}
          end={asking ? null : <Button onClick={() => setAsking(true)}>{t("glass.ask")}</Button>}
        >
          {asking ? <AskForm opens={list.opens} onDone={() => setAsking(false)} /> : null}
        </Block>
      ) : null}
      <Block title={t("glass.now")} sub={current.length}>
        {current.length === 0 ? <Empty say={t("glass.none")} next={t("glass.noneNext")} /> : null}
        <ul className="plain">
          {current.map((e) => (
            <EmergencyLine key={e.id} emergency={e} />
          ))}
        </ul>
      </Block>
      {past.length > 0 ? (
        <Block title={t("glass.past")} sub={past.length}>
          <ul className="plain">
            {past.map((e) => (
              <EmergencyLine key={e.id} emergency={e} />
            ))}
          </ul>
        </Block>
      ) : null}
    </>
  );
}
