/** On a report: who sees it, and why; asked when somebody wants to know. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";
import { VerdictList } from "../preview/verdict-list.tsx";

export function WhoSeesBlock({ reportId }: { readonly reportId: string }) {
  const { t } = useWords();
  const ask = useLeave("preview.ask");
  const eyes = useLeave("preview.look_through");
  const [open, setOpen] = useState(false);
  const question = useQuery({ ...QUERIES.whoSees(reportId), enabled: open });
  if (!ask.allowed) return null;
  return (
    <Block
      title={t("sight.who")}
      sub={t("sight.whoSub")}
      end={
        <Button small aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? "sight.hide" : "sight.show")}
        </Button>
      }
    >
      {open ? <Answer question={question}>{(answer) => <VerdictList answer={answer} />}</Answer> : null}
      {open && eyes.allowed ? (
        <p className="more">
          <Go href={PATHS.preview()}>{t("sight.eyesTitle")}</Go>
        </p>
      ) : null}
    </Block>
  );
}
