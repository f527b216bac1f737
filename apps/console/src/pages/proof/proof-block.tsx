/** What of this body's own acts about a thing can be proved, and the proof of each as a file; asked for only when wanted. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { ProofOf } from "./proof-of.tsx";

/** @param about the id of a case, a report, a measure or a receipt */
export function ProofBlock({ about }: { readonly about: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Block
      title={t("proof.title")}
      end={
        <a href={PATHS.verify()} target="_blank" rel="noreferrer">
          {t("proof.verify")}
        </a>
      }
    >
      {open ? (
        <Acts about={about} />
      ) : (
        <>
          <p className="s">{t("proof.says")}</p>
          <p className="acts below">
            <Button small onClick={() => setOpen(true)}>
              {t("proof.list")}
            </Button>
          </p>
        </>
      )}
    </Block>
  );
}

function Acts({ about }: { readonly about: string }) {
  const { t, lang } = useWords();
  const now = useNow();
  const question = useQuery(QUERIES.provable(about));
  return (
    <Answer question={question} rows={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty say={t("proof.none")} next={t("proof.noneNext")} />
        ) : (
          <ul className="plain">
            {items.map((act) => (
              <li key={act.id}>
                <span className="v nw">{act.act}</span> <span className="s">{moment(act.at, now, lang)}</span>{" "}
                {act.state === "proved" ? <ProofOf digest={act.id} act={act.act} /> : null}
                {act.state === "waiting" ? <span className="s">{t("proof.waiting")}</span> : null}
                {act.state === "destroyed" ? <span className="s">{t("proof.destroyed")}</span> : null}
              </li>
            ))}
          </ul>
        )
      }
    </Answer>
  );
}
