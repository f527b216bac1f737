/**
 * One authority: whether its form is whole, what it would be told, what changed since the last time, the draft as a file, and the
 * one button that files. It says what follows before it asks, and asks twice.
 */
import type { CaseFile, FilingPreview } from "@noroshi/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Answer, Trouble } from "../../app/answer.tsx";
import { deadline, moment } from "../../format/time.ts";
import { randomKey } from "../../hub/file-key.ts";
import { QUERIES } from "../../hub/queries.ts";
import { draftAddress, fileNow } from "../../hub/stating.ts";
import { Button } from "../../ui/button.tsx";
import { Done, Flag } from "../../ui/says.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { PreviewRows } from "./preview-rows.tsx";

interface Props {
  readonly file: CaseFile;
  readonly form: CaseFile["forms"][number];
  readonly now: string;
}

export function Authority({ file, form, now }: Props) {
  const { t, lang, say } = useWords();
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState<string | null>(form.recipients[0]?.slug ?? null);
  const duty =
    file.duties.find((d) => d.form === form.id && d.met === null) ?? file.duties.find((d) => d.form === form.id);
  const last = file.filings.find((f) => f.form === form.id);
  const lacking = duty?.lacking ?? 0;
  return (
    <li className="authority">
      <div className="h">
        <b>{say(form.title)}</b>
        <span className="end">
          {duty?.met || (last && !duty) ? (
            <Done>{t("filing.filedAt", { at: moment(duty?.met?.at ?? last?.at ?? now, now, lang) })}</Done>
          ) : lacking > 0 ? (
            <Flag>{t("filing.lacks", { count: lacking })}</Flag>
          ) : (
            <span>{t("filing.ready")}</span>
          )}
        </span>
      </div>
      <p className="s">
        {say(form.recipient)}
        {duty?.until ? ` · ${t("filing.by", { at: deadline(duty.until, now, lang) })}` : ""}
        {form.protection.length > 0
          ? ` · ${t("filing.protection", { names: form.protection.map((p) => protectionName(p, t)).join(PUNCTUATION[lang].comma) })}`
          : ""}
        {form.verified ? null : <span className="cav gues">{t("filing.unverified")}</span>}
      </p>
      <div className="acts">
        {form.recipients.length > 1 ? (
          <label className="f to">
            <span className="sr">{t("filing.to")}</span>
            <select
              className="i"
              value={to ?? ""}
              onChange={(e) => setTo(e.target.value === "" ? null : e.target.value)}
            >
              {form.recipients.map((r) => (
                <option key={r.id} value={r.slug}>
                  {say(r.name)}
                </option>
              ))}
              <option value="">{t("filing.outside")}</option>
            </select>
          </label>
        ) : null}
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? "filing.hide" : "filing.look")}
        </Button>
      </div>
      {open ? <Look file={file} form={form} to={to} onFiled={() => setOpen(false)} /> : null}
    </li>
  );
}

type Say = ReturnType<typeof useWords>["t"];

function protectionName(code: string, t: Say): string {
  if (code === "limitedUse") return t("filing.limitedUse");
  return code === "noRegulatoryUse" ? t("filing.noRegulatoryUse") : t("filing.privilege");
}

interface LookProps {
  readonly file: CaseFile;
  readonly form: Props["form"];
  readonly to: string | null;
  readonly onFiled: () => void;
}

function Look({ file, form, to, onFiled }: LookProps) {
  const { t } = useWords();
  const question = useQuery(QUERIES.preview(file.case.id, form.id, to));
  return (
    <div className="look">
      <Answer question={question} rows={4}>
        {(preview) => (
          <>
            <PreviewRows preview={preview} />
            <p className="acts">
              {form.encoding === "workbook" ? (
                <a className="b" href={draftAddress(file.case.id, form.id, to, "own")} download>
                  {t("filing.draftFile", { kind: "xlsx" })}
                </a>
              ) : null}
              <a className="b" href={draftAddress(file.case.id, form.id, to, "pdf")} download>
                {t("filing.draftFile", { kind: "PDF" })}
              </a>
            </p>
            <FileIt caseId={file.case.id} preview={preview} to={to} onFiled={onFiled} />
          </>
        )}
      </Answer>
    </div>
  );
}

interface FileProps {
  readonly caseId: string;
  readonly preview: FilingPreview;
  readonly to: string | null;
  readonly onFiled: () => void;
}

function FileIt({ caseId, preview, to, onFiled }: FileProps) {
  const { t, lang, say } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const key = useRef(randomKey());
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const whom = say(preview.recipient);
  const held = preview.lacking.length > 0 || preview.contradicts.length > 0;
  const file = async () => {
    setBusy(true);
    setFailed(null);
    try {
      await fileNow(caseId, [{ form: preview.form, to, digest: preview.digest }], key.current);
      toast(t("filing.filed"));
      onFiled();
    } catch (e) {
      setFailed(e);
      setSure(false);
      key.current = randomKey();
    } finally {
      setBusy(false);
      await client.invalidateQueries();
    }
  };
  return (
    <>
      {failed === null ? null : <Trouble error={failed} onRetry={() => void file()} />}
      {held ? (
        <p className="s">
          <Flag>{preview.lacking.map((l) => say(l.name)).join(PUNCTUATION[lang].comma)}</Flag>
        </p>
      ) : (
        <p className="s">{t(to === null ? "filing.fileOutside" : "filing.fileFollows", { to: whom })}</p>
      )}
      <div className="acts">
        {sure ? (
          <>
            <Button look="main" disabled={busy} onClick={() => void file()}>
              {t("filing.sure")}
            </Button>
            <Button onClick={() => setSure(false)}>{t("filing.notYet")}</Button>
          </>
        ) : (
          <Button look="main" disabled={held} onClick={() => setSure(true)}>
            {t("filing.fileIt", { to: whom })}
          </Button>
        )}
      </div>
    </>
  );
}
