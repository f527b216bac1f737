/** What an inspection opened: above it what is recorded where, then the content, its terms, its files and what was done with it. */
import type { Opened } from "@noroshi/api";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Answer, Trouble } from "../../app/answer.tsx";
import { keepFile } from "../../app/keep-file.ts";
import { useNow } from "../../app/realm-clock.tsx";
import { bytes } from "../../format/figures.ts";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { takeInspected } from "../../hub/taking.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { FaultList } from "../../ui/fault-list.tsx";
import { FieldList } from "../../ui/field-list.tsx";
import { keyed } from "../../ui/keyed.ts";
import { Marking } from "../../ui/marking.tsx";
import { Flag } from "../../ui/says.tsx";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";
import { EntryTable } from "../record/entries.tsx";
import { Narrative } from "../reports/narrative.tsx";
import { ValueTable } from "../reports/value-table.tsx";
import { TermsList } from "./opened-terms.tsx";

type Report = NonNullable<Opened["report"]>;

export function OpenedPaper({ inspection, opening }: { readonly inspection: string; readonly opening: string }) {
  const { t } = useWords();
  const question = useQuery(QUERIES.opened(inspection, opening));
  return (
    <div className="opened">
      <p className="note" role="note">
        {t("opened.banner")}
      </p>
      <Answer question={question} rows={8}>
        {(of) => (
          <>
            {of.report ? <ReportOpened of={of} report={of.report} /> : null}
            {of.traffic ? <TrafficOpened traffic={of.traffic} /> : null}
          </>
        )}
      </Answer>
    </div>
  );
}

function ReportOpened({ of, report: r }: { readonly of: Opened; readonly report: Report }) {
  const { t } = useWords();
  const now = useNow();
  return (
    <>
      <Head report={r} />
      {r.state === "open" ? (
        <>
          {r.refused.length > 0 ? (
            <Block title={t("report.refused")}>
              <FaultList faults={r.refused} />
            </Block>
          ) : null}
          <ValueTable items={r.items.map((item) => ({ ...item, alsoIn: 0 }))} now={now} alone />
          {r.more > 0 ? <p className="s">{t("opened.more", { count: r.more })}</p> : null}
          <Narrative parts={r.narrative} />
          <Files of={of} report={r} />
          {r.fields.length > 0 ? (
            <Block title={t("report.fields")} sub={t("report.fieldsSub", { count: r.fields.length })}>
              <FieldList fields={r.fields} most={12} />
            </Block>
          ) : null}
        </>
      ) : null}
      <TermsList report={r} />
      <Block title={t("opened.history")} sub={t("opened.historySub")}>
        <div className="wide">
          <EntryTable items={r.history} />
        </div>
      </Block>
    </>
  );
}

function Head({ report: r }: { readonly report: Report }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <Block
      title={r.title === null ? t("report.report") : <Told text={r.title} />}
      sub={say(r.sender.name)}
      end={<Marking marking={r.marking} />}
    >
      {r.state === "sealed" ? (
        <p>
          <Flag>{t("opened.sealed")}</Flag> {r.sealedTo ? say(r.sealedTo.name) : ""}
          <span className="s under">{t("opened.sealedSays")}</span>
        </p>
      ) : null}
      {r.state === "erased" ? (
        <p>
          <Flag>{t("opened.erased")}</Flag> {r.erasedAt ? moment(r.erasedAt, now, lang) : ""}
          <span className="s under">{t("opened.erasedSays")}</span>
        </p>
      ) : null}
      <dl className="kv ruled">
        <dt>{t("opened.received")}</dt>
        <dd>
          {moment(r.receivedAt, now, lang)} · {t("opened.version", { n: r.version })}
          {r.latest ? "" : ` · ${t("opened.older")}`}
        </dd>
        <dt>{t("opened.concerns")}</dt>
        <dd>
          {r.subject.name === null ? "—" : <Told text={r.subject.name} />}{" "}
          <span className="s">{[r.subject.sector, r.subject.country].filter((one) => one !== null).join(" · ")}</span>
        </dd>
        <dt>{t("opened.original")}</dt>
        <dd>
          {r.original === null ? "—" : `${r.original.mediaType} · ${bytes(r.original.bytes)}`}{" "}
          <span className="s v">{r.format}</span>
        </dd>
      </dl>
    </Block>
  );
}

function Files({ of, report: r }: { readonly of: Opened; readonly report: Report }) {
  const { t } = useWords();
  const take = useMutation({
    mutationFn: (file: Report["attachments"][number]) =>
      takeInspected(of.inspection.id, of.opening.id, file.id).then((got) => keepFile(got, `${file.sha256}.zip`)),
  });
  if (r.attachments.length === 0) return null;
  return (
    <Block title={t("mine.attachments")} sub={of.inspection.files ? t("opened.filesSub") : t("opened.filesNot")}>
      <ul className="files">
        {r.attachments.map((file) => (
          <li key={file.id}>
            <b>
              <Told text={file.name} />
            </b>{" "}
            <span className="s">
              {[
                bytes(file.bytes),
                ...(file.sample ? [t("mine.sample")] : []),
                ...(file.held === "with_sender" ? [t("mine.withSender")] : []),
                t("opened.hands", { count: file.hands }),
              ].join(" · ")}
            </span>
            <div className="v q">{file.sha256}</div>
            {of.inspection.files && file.held === "here" ? (
              <Button small disabled={take.isPending} onClick={() => take.mutate(file)}>
                {t("mine.takeOut")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {take.isError ? <Trouble error={take.error} /> : null}
    </Block>
  );
}

function TrafficOpened({ traffic }: { readonly traffic: NonNullable<Opened["traffic"]> }) {
  const { t, say } = useWords();
  return (
    <Block
      title={t(`opened.${traffic.store}`)}
      sub={`${say(traffic.sensor.body.name)} · ${traffic.sensor.name} · ${t("opened.batch", { n: traffic.number })}`}
    >
      {traffic.records === null ? (
        <p>
          <Flag>{t("opened.erased")}</Flag> {t("opened.erasedSays")}
        </p>
      ) : (
        <div className="wide">
          <table className="reads">
            <thead>
              <tr>
                <th scope="col">{t("opened.permit")}</th>
                <th scope="col">{t("opened.direction")}</th>
                <th scope="col">{t("opened.kept")}</th>
              </tr>
            </thead>
            <tbody>
              {keyed(traffic.records, (one) => JSON.stringify(one)).map(({ key, row: one }) => (
                <tr key={key}>
                  <td className="v">{one.authorisation}</td>
                  <td className="v">{one.direction}</td>
                  <td className="s v">
                    {Object.entries(one.fields)
                      .map(([name, value]) => `${name}: ${value}`)
                      .join(" · ")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Block>
  );
}
