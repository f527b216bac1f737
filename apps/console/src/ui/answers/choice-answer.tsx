/** One of a few words: radio buttons drawn as a row of large ones, or as a list where the words are long. */
import { AnswerFrame, type AnswerProps } from "./frame.tsx";

export interface Choice {
  readonly value: string;
  readonly say: string;
}

export function ChoiceAnswer({ choices, ...p }: AnswerProps & { readonly choices: readonly Choice[] }) {
  const tall = choices.length > 4 || choices.some((c) => c.say.length > 14);
  return (
    <AnswerFrame {...p} group>
      <div
        className={tall ? "opt tall" : choices.length === 4 ? "opt four" : "opt"}
        role="radiogroup"
        aria-labelledby={`${p.id}-ask`}
      >
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              className="sr"
              name={p.id}
              value={choice.value}
              checked={choice.value === p.value}
              onChange={() => p.onChange(choice.value)}
            />
            {choice.say}
          </label>
        ))}
      </div>
    </AnswerFrame>
  );
}
