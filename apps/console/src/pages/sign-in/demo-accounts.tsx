/** The people of an exercise: body, role and name; one click enters. */
import type { DemoAccount } from "../../hub/session.ts";
import { Block } from "../../ui/block.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly accounts: readonly DemoAccount[];
  readonly going: string | null;
  readonly onEnter: (account: DemoAccount) => void;
}

export function DemoAccounts({ accounts, going, onEnter }: Props) {
  const { t, say } = useWords();
  return (
    <Block title={t("signIn.demo")} sub={t("signIn.demoNote")}>
      <ul className="door-people">
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              disabled={going !== null}
              aria-label={t("signIn.as", { name: `${say(account.name)}・${say(account.role)}・${say(account.body)}` })}
              onClick={() => onEnter(account)}
            >
              <b>{say(account.name)}</b>
              <span className="s">{say(account.role)}</span>
              <span className="s q">{say(account.body)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Block>
  );
}
