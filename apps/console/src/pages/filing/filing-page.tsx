/**
 * The filing assistant, for somebody who is tired and has a phone: how long have I, what is missing, is it safe. Below it, what
 * each authority would be told, what was filed, which laws apply and why, and all that is known.
 */
import "../../ui/css/answers.css";
import "../reports/reports.css";
import "./filing.css";
import type { CaseFile } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { clock } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { Flag } from "../../ui/says.tsx";
import { useWords } from "../../words/use-words.ts";
import { Authority } from "./authority.tsx";
import { DueHead } from "./due-head.tsx";
import { Known } from "./known.tsx";
import { Laws } from "./laws.tsx";
import { Questions } from "./questions.tsx";
import { Sent } from "./sent.tsx";
import { type Saving, useSaving } from "./use-saving.ts";

/** What a body says of its own incident is marked like its filings. */
const MARK = [{ tlp: "amber", caveats: [] }] as const;

export function FilingPage() {
  const { t } = useWords();
  const { id } = useParams({ strict: false });
  const question = useQuery(QUERIES.caseFile(id ?? ""));
  usePage(t("filing.title"), question.data ? MARK : []);
  return (
    <>
      {question.data ? null : <h1 className="sr">{t("filing.title")}</h1>}
      <Answer question={question} rows={10}>
        {(file) => <Sheet file={file} />}
      </Answer>
    </>
  );
}

function Sheet({ file }: { readonly file: CaseFile }) {
  const { t } = useWords();
  const now = useNow();
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  }, [now]);
  const saving = useSaving(
    file.case.id,
    useCallback(() => latest.current, []),
  );
  return (
    <div className="assistant">
      <header className="assistant-head">
        <p className="no">
          <Go href={PATHS.case(file.case.number)}>{file.case.number}</Go>
        </p>
        <h1>{file.case.title}</h1>
      </header>
      <DueHead duties={file.duties} now={now} />
      <div className="cols assistant-cols">
        <div>
          <Questions file={file} now={now} saving={saving} />
          <SavedLine saving={saving} idle={file.ask.length === 0 && file.unknown.length === 0} />
        </div>
        <div>
          <Block title={t("filing.tell")} sub={t("filing.tellSub")}>
            <ul>
              {file.forms.map((form) => (
                <Authority key={form.id} file={file} form={form} now={now} />
              ))}
            </ul>
          </Block>
          <Sent file={file} now={now} saving={saving} />
          <Laws advice={file.advice} />
          <Known file={file} now={now} saving={saving} />
        </div>
      </div>
    </div>
  );
}

/** Is it safe: said all the time, at the foot of the questions. @param idle nothing is asked */
function SavedLine({ saving, idle }: { readonly saving: Saving; readonly idle: boolean }) {
  const { t, lang } = useWords();
  if (idle && saving.state !== "saving" && saving.state !== "unsaved" && !saving.savedAt) return null;
  return (
    <p className={saving.state === "unsaved" ? "saved-line not" : "saved-line"} role="status">
      {saving.state === "saving" ? (
        t("filing.saving")
      ) : saving.state === "unsaved" ? (
        <Flag>{t("filing.unsaved")}</Flag>
      ) : saving.savedAt ? (
        <>✓ {t("filing.saved", { at: clock(saving.savedAt, lang) })}</>
      ) : (
        t("filing.savedNone")
      )}
    </p>
  );
}
