/** Takes a file out of the hub: only for roles that may, only for a stated purpose, and only as an archive under a password. */
import type { Attachment } from "@noroshi/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { keepFile } from "../../app/keep-file.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { takeOut } from "../../hub/taking.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";

export function TakeOut({ item }: { readonly item: Attachment }) {
  const { t } = useWords();
  const client = useQueryClient();
  const may = useLeave("evidence.take").allowed;
  const [purpose, setPurpose] = useState("");
  const [open, setOpen] = useState(false);
  const taken = useMutation({
    mutationFn: () => takeOut(item.id, purpose.trim()),
    onSuccess: async (bytes) => {
      keepFile(bytes, `${item.sha256}.zip`);
      setOpen(false);
      await client.invalidateQueries({ queryKey: QUERIES.attachments(item.reportId).queryKey });
    },
  });
  if (!may || item.held !== "here") return null;
  if (!open)
    return (
      <Button small onClick={() => setOpen(true)}>
        {t("mine.takeOut")}
      </Button>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    taken.mutate();
  };
  return (
    <form onSubmit={submit}>
      <label className="f">
        <span className="l">{t("mine.takePurpose")}</span>
        <input className="i" required maxLength={2000} value={purpose} onChange={(e) => setPurpose(e.target.value)} />
        <span className="h">{t("mine.takeSays")}</span>
      </label>
      <div className="acts">
        <Button type="submit" disabled={purpose.trim() === "" || taken.isPending}>
          {t("mine.takeOut")}
        </Button>
        <Button look="bare" onClick={() => setOpen(false)}>
          {t("glass.cancel")}
        </Button>
      </div>
      {taken.isError ? <Trouble error={taken.error} /> : null}
    </form>
  );
}
