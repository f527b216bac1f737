/** What the hub would understand of the file: first what is refused and what to write instead, then every report in it. */

import type { Understood } from "@noroshi/api";
import { bytes } from "../../format/figures.ts";
import { Block } from "../../ui/block.tsx";
import { FaultList } from "../../ui/fault-list.tsx";
import { FieldList } from "../../ui/field-list.tsx";
import { keyed } from "../../ui/keyed.ts";
import { TlpChip } from "../../ui/tlp.tsx";
import { Told } from "../../ui/told.tsx";
import { FORMAT_NAMES, INCIDENT_NAMES, nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { UnderstoodValues } from "./understood-values.tsx";

interface Props {
  readonly file: File;
  readonly understood: Understood;
}

/** The fields that are no values: values have a table of their own. */
function fieldsAlone(report: Understood["reports"][number]): Understood["reports"][number]["fields"] {
  const taken = new Set(report.items.map((item) => item.place));
  return report.fields.filter((field) => !taken.has(field.place));
}

export function UnderstoodSheet({ file, understood }: Props) {
  const { t, lang } = useWords();
  const { accepted, refused, reports, format } = understood;
  const summary = [
    t("intake.reportsIn", { count: reports.length }),
    t("intake.itemsIn", { count: reports.reduce((n, r) => n + r.items.length, 0) }),
    ...(refused.length > 0 ? [t("intake.refusedIn", { count: refused.length })] : []),
  ];
  return (
    <>
      <Block title={t("intake.step2")} sub={`${file.name}・${bytes(file.size)}`}>
        <p className="verdict">
          {accepted && format ? (
            <b>✓ {t("intake.understoodAs", { format: nameOf(FORMAT_NAMES, format, lang) })}</b>
          ) : (
            <b className="shu">✕ {t("intake.notAccepted")}</b>
          )}{" "}
          <span className="s">{summary.join(lang === "ja" ? "・" : " · ")}</span>
        </p>
        {accepted ? null : <p className="s">{t("intake.notAcceptedNext")}</p>}
        {refused.length > 0 ? (
          <div className="note shu-w refused" role="alert">
            {accepted ? (
              <p>
                <b>{t("intake.partly")}</b> <span className="s">{t("intake.partlyNext")}</span>
              </p>
            ) : null}
            <FaultList faults={refused} />
          </div>
        ) : null}
      </Block>
      {keyed(reports, (r) => `${r.sourceId} ${r.title}`).map(({ key, row: report }) => (
        <Block
          key={key}
          title={<Told text={report.title} />}
          sub={
            <>
              {report.sourceId ? <span className="v">{report.sourceId}</span> : null}{" "}
              {report.incidentType ? nameOf(INCIDENT_NAMES, report.incidentType, lang) : null}
            </>
          }
          end={<TlpChip tlp={report.tlp} />}
          className="understood"
        >
          <FieldList fields={fieldsAlone(report)} most={40} />
          <UnderstoodValues items={report.items} />
        </Block>
      ))}
    </>
  );
}
