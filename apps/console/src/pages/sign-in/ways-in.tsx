/** The ways in beside a password: a passkey first, and the organisation's own sign-on where there is one. */

import type { Entrance } from "@noroshi/api";
import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";

/** Where this page would be at the name under which passkeys live; null where it is there already. */
export function byName(entrance: Entrance | undefined, here: Location): string | null {
  if (!entrance || here.hostname === entrance.passkeyHost || here.hostname.endsWith(`.${entrance.passkeyHost}`))
    return null;
  return here.href.replace(`//${here.host}`, `//${entrance.passkeyHost}${here.port === "" ? "" : `:${here.port}`}`);
}

interface Props {
  readonly entrance: Entrance | undefined;
  readonly going: boolean;
  readonly onPasskey: () => void;
  readonly onSignOn: () => void;
}

export function WaysIn({ entrance, going, onPasskey, onSignOn }: Props) {
  const { t } = useWords();
  const elsewhere = byName(entrance, location);
  return (
    <div className="door-ways">
      {elsewhere === null ? (
        <Button look="main" disabled={going || !browserSupportsWebAuthn()} onClick={onPasskey}>
          {t("signIn.passkey")}
        </Button>
      ) : (
        <a className="b" href={elsewhere}>
          {t("signIn.byName", { host: entrance?.passkeyHost })}
        </a>
      )}
      <p className="s">{elsewhere === null ? t("signIn.passkeyNote") : t("signIn.passkeyHost")}</p>
      {entrance?.sso ? (
        <Button disabled={going} onClick={onSignOn}>
          {t("signIn.sso", { name: entrance.sso.name })}
        </Button>
      ) : null}
      <p className="door-or s">
        <span>{t("signIn.or")}</span>
      </p>
    </div>
  );
}
