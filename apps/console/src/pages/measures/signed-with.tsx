/** That a vote was signed with a passkey, and the signature as a file that anybody can check: statement, key and assertion. */
import type { MeasureDetail } from "@noroshi/api";
import { keepFile } from "../../app/keep-file.ts";
import { Button } from "../../ui/button.tsx";
import { Done } from "../../ui/says.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly vote: MeasureDetail["votes"][number];
  /** The request's number: it names the file. */
  readonly number: string;
}

export function SignedWith({ vote, number }: Props) {
  const { t } = useWords();
  const { signature } = vote;
  if (signature === null) return null;
  const save = () => {
    const text = JSON.stringify(
      { schema: "noroshi.signed-vote/1", at: vote.at, by: vote.by.name, ...signature },
      null,
      2,
    );
    keepFile(new Blob([text], { type: "application/json" }), `${number}-${vote.at.slice(0, 10)}.signed.json`);
  };
  return (
    <span className="under s">
      <Done>{t("gates.signedWith")}</Done>{" "}
      <Button small look="bare" onClick={save}>
        {t("gates.saveSignature")}
      </Button>
    </span>
  );
}
