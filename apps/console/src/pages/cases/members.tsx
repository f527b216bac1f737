/** The reports of a case, the founding one first, each of the others with the reasons why it belongs. */
import type { CaseDetail } from "@noroshi/api";
import { Block } from "../../ui/block.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { LinkedReport, ReportLine } from "../reports/linked-report.tsx";

interface Props {
  readonly founding: CaseDetail["founding"];
  readonly members: CaseDetail["members"];
  readonly now: string;
}

export function Members({ founding, members, now }: Props) {
  const { t } = useWords();
  const strongest = members.toSorted((a, b) => b.score - a.score);
  return (
    <Block title={t("case.why")} sub={t("case.whySub", { count: members.length + (founding ? 1 : 0) })}>
      {founding ? (
        <ReportLine report={founding} now={now} note={t("case.founding")} />
      ) : (
        <p className="s rep">{t("case.noFounding")}</p>
      )}
      {strongest.map((link, i) => (
        <LinkedReport
          key={link.report.id}
          link={link}
          now={now}
          open={i < 3}
          {...(founding ? { beside: founding.id } : {})}
        />
      ))}
      {members.length === 0 ? <Empty say={t("case.noMembers")} next={t("case.noMembersNext")} /> : null}
    </Block>
  );
}
