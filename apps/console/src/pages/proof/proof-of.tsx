/** Takes the proof of one act as a file that stands alone; before the next checkpoint it says that there is none yet. */
import { useMutation } from "@tanstack/react-query";
import { Trouble } from "../../app/answer.tsx";
import { keepFile } from "../../app/keep-file.ts";
import { HubProblem } from "../../hub/problem.ts";
import { takeProof } from "../../hub/taking.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly digest: string;
  /** The act's name on record; with the digest it names the file. */
  readonly act: string;
}

export function ProofOf({ digest, act }: Props) {
  const { t } = useWords();
  const taken = useMutation({
    mutationFn: () => takeProof(digest),
    onSuccess: (bytes) => keepFile(bytes, `${act}-${digest.slice(0, 16)}.tlog-proof`),
  });
  const early = taken.error instanceof HubProblem && taken.error.problem?.code === "PROOF_NOT_YET";
  return (
    <>
      <Button small disabled={taken.isPending} onClick={() => taken.mutate()}>
        {t("proof.take")}
      </Button>
      {early ? <span className="s"> {t("proof.waiting")}</span> : null}
      {taken.isError && !early ? <Trouble error={taken.error} /> : null}
    </>
  );
}
