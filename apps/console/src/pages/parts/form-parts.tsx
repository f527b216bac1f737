/** The parts that take something in: fields, the place for a file, and what was refused of it. */
import { Block } from "../../ui/block.tsx";
import { Drop } from "../../ui/drop.tsx";
import { FaultList } from "../../ui/fault-list.tsx";
import { FieldList } from "../../ui/field-list.tsx";
import { PARTS } from "../../words/parts.ts";
import { useWords } from "../../words/use-words.ts";

const FAULTS = [{ code: "BAD_DATE", place: "B13", say: { ja: PARTS.noticedBad[0], en: PARTS.noticedBad[1] } }];
const FIELDS = [
  { place: "B12", label: "発生日時", raw: "令和８年１２月７日　午前５時１０分頃", read: "2026-12-06T20:10:00Z ≈" },
  { place: "B15", label: "停止した業務・サービス", raw: "コンテナの搬出入", read: null },
];

export function FormParts() {
  const { t } = useWords();
  return (
    <Block title={t("parts.fields")}>
      <label className="f">
        <span className="l">{t("parts.noticedAt")}</span>
        <input className="i bad" defaultValue="7.13.2026 25:10" />
        <span className="e">✕ {t("parts.noticedBad")}</span>
      </label>
      <FaultList faults={FAULTS} />
      <FieldList fields={FIELDS} />
      <Drop
        title={t("intake.drop")}
        or={t("intake.or")}
        choose={t("intake.choose")}
        hint={t("intake.takes")}
        onFiles={() => {}}
      />
    </Block>
  );
}
