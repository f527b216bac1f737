/** Email Message (STIX 2.1 §6.6): headers, and a body in one part or in several. */
import { type Of, sco } from "../object/define.ts";
import { randomIdWithout, reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { atLeastOne, notBoth, record } from "../property/record.ts";
import { clip, flag, text } from "../property/scalar.ts";
import { isObject, type Rule, type Shape, wrongKind } from "../property/shape.ts";
import { timestamp } from "../property/timestamp.ts";

const OWN_HEADERS = new Set(
  "date received_lines content_type from_ref sender_ref to_refs cc_refs bcc_refs subject".split(" "),
);
const HEADER = /^[!-9;-~]{1,250}$/;

const headers: Shape<Readonly<Record<string, string | readonly string[]>>> = (value, trial) => {
  if (!isObject(value)) return wrongKind(value, "a dictionary of header fields", trial);
  if (Object.keys(value).length === 0) trial.flag("empty-dictionary", "additional_header_fields must not be empty.");
  for (const name of Object.keys(value)) {
    trial.enter(name);
    if (!HEADER.test(name)) trial.flag("dictionary-key", `"${clip(name)}" is no header field.`);
    else if (OWN_HEADERS.has(name.toLowerCase())) trial.flag("email-header", `${name} has a property of its own.`);
    const field = value[name];
    if (Array.isArray(field)) listOf(text, 1)(field, trial);
    else text(field, trial);
    trial.leave();
  }
};

const part = record({
  may: {
    body: text,
    body_raw_ref: reference({ only: ["artifact", "file"] }),
    content_type: text,
    content_disposition: text,
  },
  rules: [notBoth("body", "body_raw_ref"), atLeastOne(["body", "body_raw_ref"])],
});

const bodyFits: Rule = (object, trial) => {
  const multipart = object["is_multipart"];
  if (multipart === true && Object.hasOwn(object, "body"))
    trial.flag("email-body", "A multipart message has body_multipart, not body.");
  if (multipart === false && Object.hasOwn(object, "body_multipart")) {
    trial.flag("email-body", "A message of one part has body, not body_multipart.");
  }
};

const sender = reference({ only: ["email-addr"] });

export const emailMessage = sco("email-message", {
  section: "6.6",
  must: { is_multipart: flag },
  may: {
    date: timestamp,
    content_type: text,
    from_ref: sender,
    sender_ref: sender,
    to_refs: listOf(sender),
    cc_refs: listOf(sender),
    bcc_refs: listOf(sender),
    message_id: text,
    subject: text,
    received_lines: listOf(text),
    additional_header_fields: headers,
    body: text,
    body_multipart: listOf(part),
    raw_email_ref: reference({ only: ["artifact"] }),
  },
  rules: [bodyFits, randomIdWithout(["from_ref", "subject", "body"])],
});
export type EmailMessage = Of<typeof emailMessage>;
