/** The way from a report to its release desk, for those who may look. */
import type { ReportDetail } from "@noroshi/api";
import { useLeave } from "../../hub/standing.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";

export function ReleaseHere({ report }: { readonly report: ReportDetail }) {
  const { t } = useWords();
  if (!useLeave("preview.look_through").allowed) return null;
  return (
    <Block title={t("share.desk")}>
      <p className="s">{t("share.deskSub")}</p>
      <p className="acts below">
        <Go className="b" href={PATHS.release(report.id)}>
          {t("share.desk")}
        </Go>
      </p>
    </Block>
  );
}
