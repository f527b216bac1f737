/** Email Address (STIX 2.1 §6.5): an addr-spec of RFC 5322, without a display name. */
import { type Of, sco } from "../object/define.ts";
import { reference } from "../property/identifier.ts";
import { clip, text } from "../property/scalar.ts";
import { type Shape, wrongKind } from "../property/shape.ts";

// local part: dot-atom (with the letters of RFC 6531) or a quoted string; domain: dot-atom or a literal in brackets.
const ADDRESS =
  /^(?:[^\s"(),:;<>@[\\\]]{1,128}|"(?:[^"\\\r\n]|\\[^\r\n]){0,126}")@(?:[^\s"(),:;<>@[\\\]]{1,255}|\[[A-Za-z0-9.:-]{2,64}\])$/u;

const address: Shape<string> = (value, trial) => {
  if (typeof value !== "string") return wrongKind(value, "an e-mail address", trial);
  if (value.length > 400 || !ADDRESS.test(value)) {
    trial.flag("email-address", `"${clip(value)}" is not an e-mail address like john@example.com.`);
  }
};

export const emailAddr = sco("email-addr", {
  section: "6.5",
  must: { value: address },
  may: { display_name: text, belongs_to_ref: reference({ only: ["user-account"] }) },
});
export type EmailAddr = Of<typeof emailAddr>;
