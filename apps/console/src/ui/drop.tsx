/**
 * The place where files are put: by dragging, by choosing, by keyboard. It takes what it is given and looks at nothing;
 * the content is judged by the hub.
 */
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "./button.tsx";

interface Props {
  readonly title: string;
  readonly or: string;
  readonly choose: string;
  readonly hint: ReactNode;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

export function Drop({ title, or, choose, hint, disabled = false, onFiles }: Props) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    if (files && files.length > 0 && !disabled) onFiles([...files]);
  };
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside && !disabled);
  };
  return (
    <section
      className={over ? "drop over" : "drop"}
      aria-label={title}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p className="where">{title}</p>
      <p className="s or">{or}</p>
      <Button look="main" disabled={disabled} onClick={() => input.current?.click()}>
        {choose}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        className="sr"
        tabIndex={-1}
        aria-hidden="true"
        disabled={disabled}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <p className="s">{hint}</p>
    </section>
  );
}
