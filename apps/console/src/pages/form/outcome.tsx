/** After the button: it waits on this device, sealed, or it was accepted and the receipt proves it. */
import type { InUse } from "../../drafts/use-draft.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";
import { SendFoot } from "./send-foot.tsx";

export function Waits({ use }: { readonly use: InUse }) {
  const { t } = useWords();
  return (
    <>
      <div className="outcome" role="status">
        <h2 className="shu">⌀ {t(use.sending ? "form.sendingNow" : "form.waitsTitle")}</h2>
        <p className="read-text">{t("form.waitsNext")}</p>
        <p className="s">{t("form.waitsClose")}</p>
      </div>
      <SendFoot use={use}>
        <Button disabled={use.sending} onClick={use.takeBack}>
          {t("form.takeBack")}
        </Button>
      </SendFoot>
    </>
  );
}

export function Sent({ receiptId, onAnother }: { readonly receiptId: string; readonly onAnother: () => void }) {
  const { t } = useWords();
  return (
    <div className="outcome" role="status">
      <h2>✓ {t("form.sentTitle")}</h2>
      <p className="v id">{receiptId}</p>
      <p className="read-text">{t("form.sentNext")}</p>
      <div className="acts">
        <Go className="b main" href={PATHS.receipt(receiptId)}>
          {t("form.openReceipt")}
        </Go>
        <Button onClick={onAnother}>{t("form.another")}</Button>
      </div>
    </div>
  );
}
