/** Laying a case before a court: orders of this body, whose word each waits for, and the file that is made of one. */
import type { CourtExportList } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { keepFile } from "../../app/keep-file.ts";
import { moment } from "../../format/time.ts";
import { answerForCourt, orderForCourt } from "../../hub/overseeing.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { produceForCourt } from "../../hub/taking.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Flag } from "../../ui/says.tsx";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct } from "../acting/form-act.tsx";
import { OneAct } from "../acting/one-act.tsx";

const STALE = [["case", "court"]] as const;

const STATES = { ready: "court.ready", refused: "court.refused", expired: "court.expired" } as const;

interface Props {
  readonly caseId: string;
  readonly now: string;
}

export function CourtBlock({ caseId, now }: Props) {
  const { t } = useWords();
  const may = useLeave("evidence.export").allowed;
  const items = useQuery({ ...QUERIES.courtExports(caseId), enabled: may }).data?.items ?? [];
  if (!may) return null;
  return (
    <Block title={t("court.title")} sub={t("court.sub")}>
      <ul className="plain asked">
        {items.map((o) => (
          <Order key={o.id} order={o} now={now} />
        ))}
      </ul>
      <div className="acts">
        <FormAct
          say={t("court.order")}
          stale={STALE}
          act={(of, key) => orderForCourt(caseId, { court: of("court"), reason: of("reason") }, key)}
        >
          <Field name="court" label={t("court.which")} />
          <Field name="reason" label={t("court.reason")} long />
          <p className="s">{t("court.secondSays")}</p>
        </FormAct>
      </div>
    </Block>
  );
}

function Order({ order: o, now }: { readonly order: CourtExportList["items"][number]; readonly now: string }) {
  const { t, lang } = useWords();
  return (
    <li>
      <b>
        <Told text={o.court} />
      </b>{" "}
      {o.state === "asked" ? <Flag>{t("court.asked")}</Flag> : t(STATES[o.state])}{" "}
      <span className="s">
        <span className="nw">{t("court.reports", { count: o.reports })}</span>{" "}
        <span className="nw">
          {o.by ?? ""} {moment(o.at, now, lang)}
        </span>
      </span>
      <p>
        <Told text={o.reason} />
      </p>
      {o.confirmedBy !== null && o.state === "ready" ? (
        <p className="s">{t("court.confirmed", { name: o.confirmedBy })}</p>
      ) : null}
      {o.mayAnswer ? (
        <div className="acts">
          <OneAct say={t("court.confirm")} act={(_, key) => answerForCourt(o.id, "confirmed", key)} stale={STALE} />
          <OneAct say={t("court.refuse")} act={(_, key) => answerForCourt(o.id, "refused", key)} stale={STALE} />
        </div>
      ) : null}
      {o.state === "ready" ? <Produce id={o.id} until={moment(o.until, now, lang)} /> : null}
    </li>
  );
}

function Produce({ id, until }: { readonly id: string; readonly until: string }) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [index, setIndex] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const produce = async () => {
    setBusy(true);
    setFailed(null);
    try {
      const { bytes, index: digest } = await produceForCourt(id);
      keepFile(bytes, `court-export-${id}.zip`);
      setIndex(digest);
    } catch (e) {
      setFailed(e);
    }
    setBusy(false);
  };
  return (
    <>
      <div className="acts">
        <Button small disabled={busy} onClick={() => void produce()}>
          {t("court.produce")}
        </Button>
        <span className="s">{t("court.until", { when: until })}</span>
      </div>
      {index === null ? null : (
        <p className="s" role="status">
          <span className="v">{t("court.index", { digest: index })}</span> {t("court.check")}
        </p>
      )}
      {failed ? <Trouble error={failed} /> : null}
    </>
  );
}
