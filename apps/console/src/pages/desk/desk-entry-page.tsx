/** Taking a call: who called and how it was verified, the words as heard, and the form that becomes the caller's own report. */
import "../../ui/css/answers.css";
import "./desk.css";
import type { Receipt } from "@noroshi/api";
import { FORMS, fieldsOf } from "@noroshi/api/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { randomKey } from "../../hub/file-key.ts";
import { fileAtDesk } from "../../hub/own-acts.ts";
import { HubProblem } from "../../hub/problem.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { ChoiceAnswer } from "../../ui/answers/choice-answer.tsx";
import { TextAnswer } from "../../ui/answers/text-answer.tsx";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import type { Fault } from "../../ui/fault-list.tsx";
import { FaultList } from "../../ui/fault-list.tsx";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";
import { StepFields } from "../form/step-fields.tsx";
import { CallPart } from "./call-part.tsx";
import { EMPTY_ENTRY, type EntryTexts, entryDocument, nextOfLog } from "./entry-state.ts";
import { LogPart } from "./log-part.tsx";

export function DeskEntryPage() {
  const { t, lang, say } = useWords();
  const now = useNow();
  const client = useQueryClient();
  const bodies = useQuery(QUERIES.bodies()).data?.items ?? [];
  const [entry, setEntry] = useState<EntryTexts>(EMPTY_ENTRY);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [failed, setFailed] = useState<{ readonly title: string; readonly next: string } | null>(null);
  const [done, setDone] = useState<Receipt | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(randomKey());
  usePage(t("desk.entryTitle"), []);
  const set = (change: Partial<EntryTexts>) => setEntry((before) => ({ ...before, ...change }));
  const body = bodies.find((b) => b.slug === entry.organisation);

  const file = async () => {
    setBusy(true);
    setFailed(null);
    setFaults([]);
    try {
      setDone(await fileAtDesk(entryDocument(entry), key.current));
      void client.invalidateQueries();
    } catch (error) {
      const problem = error instanceof HubProblem ? error.problem : null;
      setFaults(
        (problem?.faults ?? []).map((f) => ({ ...f, place: f.place.replace("$.report.answers.", "$.answers.") })),
      );
      setFailed(
        problem
          ? { title: say(problem.title), next: say(problem.next) }
          : { title: t("frame.noAnswer"), next: t("intake.notSentNext") },
      );
    } finally {
      setBusy(false);
    }
  };

  if (done)
    return (
      <Done
        receipt={done}
        name={body ? say(body.name) : entry.organisation}
        onNext={() => {
          key.current = randomKey();
          setEntry(nextOfLog(entry));
          setDone(null);
        }}
      />
    );
  const fields = fieldsOf(entry.form).filter((f) => f.step !== "about");
  return (
    <div className="desk-sheet">
      <header className="list-head">
        <h1>{t("desk.entryTitle")}</h1>
      </header>
      <div className="cols desk-cols">
        <div>
          <CallPart entry={entry} bodies={bodies} now={now} set={set} />
          <Block title={t("desk.heard")}>
            <TextAnswer
              id="heard"
              ask={t("desk.heardAsk")}
              long
              wanted
              value={entry.heard}
              onChange={(heard) => set({ heard })}
            />
          </Block>
          <LogPart entry={entry} now={now} set={set} />
        </div>
        <Block title={t("desk.form")} sub={t("desk.formSub")}>
          <ChoiceAnswer
            id="form"
            ask={t("desk.which")}
            value={entry.form}
            choices={FORMS.map((f) => ({ value: f.format, say: f[lang] }))}
            onChange={(form) => {
              const found = FORMS.find((f) => f.format === form);
              if (found) set({ form: found.format });
            }}
          />
          <StepFields
            fields={fields}
            answers={entry.answers}
            faults={faults}
            now={now}
            onAnswer={(label, text) => set({ answers: { ...entry.answers, [label]: text } })}
          />
        </Block>
      </div>
      <div className="send-bar">
        {failed ? (
          <div role="alert">
            <p>
              <b className="shu">✕ {failed.title}</b> <span className="s">{failed.next}</span>
            </p>
            <FaultList faults={faults} />
          </div>
        ) : null}
        <p className="s">{t("desk.says")}</p>
        <div className="acts">
          <Button look="main" disabled={busy || entry.organisation === ""} onClick={() => void file()}>
            {t("desk.submit")}
          </Button>
          {entry.organisation === "" ? <span className="s">{t("desk.pickBody")}</span> : null}
        </div>
      </div>
    </div>
  );
}

function Done({
  receipt,
  name,
  onNext,
}: {
  readonly receipt: Receipt;
  readonly name: string;
  readonly onNext: () => void;
}) {
  const { t } = useWords();
  const detail = useQuery({ ...QUERIES.report(receipt.reportId ?? ""), enabled: receipt.reportId !== null }).data;
  return (
    <div className="receipt" role="status">
      <header className="list-head">
        <h1>✓ {t("desk.done", { name })}</h1>
      </header>
      <p className="read-text">{t("desk.doneNext")}</p>
      <p className="v id">{detail?.desk?.number ?? ""}</p>
      <div className="acts">
        <Button look="main" onClick={onNext}>
          {t("desk.another")}
        </Button>
        {receipt.reportId ? (
          <Go className="b" href={PATHS.report(receipt.reportId)}>
            {t("report.openReport")}
          </Go>
        ) : null}
      </div>
    </div>
  );
}
