/** One of a few, side by side: real radio buttons, so that arrows, Tab and a screen reader work as everywhere. */
import { type ReactNode, useId } from "react";

interface Choice {
  readonly value: string;
  readonly say: ReactNode;
}

interface Props {
  readonly legend: ReactNode;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChoose: (value: string) => void;
  /** For a keyboard that starts here. */
  readonly first?: boolean;
  /** Lets the legend be heard and not seen, where a title stands above already. */
  readonly quiet?: boolean;
}

export function Choices({ legend, choices, value, onChoose, first = false, quiet = false }: Props) {
  const name = useId();
  return (
    <fieldset className="choices">
      <legend className={quiet ? "sr" : ""}>{legend}</legend>
      <div className="opt">
        {choices.map((choice, i) => (
          <label key={choice.value}>
            <input
              className="sr"
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              data-first={first && i === 0 ? "" : undefined}
              onChange={() => onChoose(choice.value)}
            />
            <span>{choice.say}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
