/**
 * Filing: put a file here, see field by field what is understood and what is refused, then submit. Nothing is stored
 * before that; nothing is lost after a failure.
 */
import { useQueryClient } from "@tanstack/react-query";
import { Gate } from "../../app/gate.tsx";
import { useNavigateTo } from "../../app/navigate.ts";
import { usePage } from "../../app/page-frame.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Loading } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { LargeFile } from "./large-file.tsx";
import { SendBar } from "./send-bar.tsx";
import { UnderstoodSheet } from "./understood-sheet.tsx";
import { Unread } from "./unread.tsx";
import { type Filing, useFiling } from "./use-filing.ts";

export function FilePage() {
  const { t } = useWords();
  const go = useNavigateTo();
  const client = useQueryClient();
  const filing = useFiling((receipt) => {
    client.setQueryData(QUERIES.receipt(receipt.id).queryKey, receipt);
    void client.invalidateQueries({ queryKey: ["board"] });
    void client.invalidateQueries({ queryKey: ["reports"] });
    go(PATHS.receipt(receipt.id));
  });
  const { stage } = filing;
  const understood = "understood" in stage ? stage.understood : null;
  usePage(
    t("intake.title"),
    (understood?.reports ?? []).map((report) => ({ tlp: report.tlp, caveats: [] })),
  );
  return (
    <div className="filing">
      <ListHead title={t("intake.title")} sub={t("intake.nothingYet")} end={<span />} />
      <div className="cols filing-cols">
        <div>
          <Gate act="report.submit">
            <Body filing={filing} />
          </Gate>
        </div>
        <After />
      </div>
    </div>
  );
}

function Body({ filing }: { readonly filing: Filing }) {
  const { t } = useWords();
  const { stage } = filing;
  if (stage.at === "choose") return <ChooseFile onFiles={filing.choose} />;
  const { file } = stage.chosen;
  if (stage.at === "reading")
    return (
      <Block title={t("intake.reading")} sub={file.name}>
        <Loading rows={6} />
      </Block>
    );
  if (stage.at === "unread")
    return <Unread file={file} error={stage.error} onAgain={filing.readAgain} onOther={filing.startAgain} />;
  return (
    <>
      {"understood" in stage && stage.understood ? (
        <UnderstoodSheet file={file} understood={stage.understood} />
      ) : (
        <LargeFile file={file} />
      )}
      <SendBar filing={filing} stage={stage} />
    </>
  );
}

/** What happens afterwards, before it happens. */
function After() {
  const { t } = useWords();
  return (
    <aside>
      <Block title={t("intake.after")}>
        <ol className="after">
          <li>{t("intake.after1")}</li>
          <li>{t("intake.after2")}</li>
          <li>{t("intake.after3")}</li>
        </ol>
      </Block>
    </aside>
  );
}
