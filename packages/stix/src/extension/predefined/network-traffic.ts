/** The predefined extensions of network traffic (STIX 2.1 §6.12.2 to §6.12.5): HTTP request, ICMP, socket, TCP. */
import { dictionaryOf } from "../../property/dictionary.ts";
import { hex } from "../../property/encoded.ts";
import { reference } from "../../property/identifier.ts";
import { listOf } from "../../property/list.ts";
import { atLeastOne, record } from "../../property/record.ts";
import { clip, flag, integer, text } from "../../property/scalar.ts";
import { socketFamily, socketType } from "../../vocabulary/observables.ts";
import { isRequestHeader } from "../../vocabulary/request-headers.ts";
import { isSocketOption, isSocketOptionName } from "../../vocabulary/socket-options.ts";

const requestHeader = dictionaryOf(listOf(text), {
  anyCase: true,
  key: (key, trial) => {
    if (!isRequestHeader(key)) trial.flag("http-request-headers", `"${clip(key)}" is not a known HTTP request header.`);
  },
});

export const httpRequest = record({
  must: { request_method: text, request_value: text },
  may: {
    request_version: text,
    request_header: requestHeader,
    message_body_length: integer(0),
    message_body_data_ref: reference({ only: ["artifact"] }),
  },
});

export const icmp = record({ must: { icmp_type_hex: hex, icmp_code_hex: hex } });

const options = dictionaryOf(integer(), {
  anyCase: true,
  key: (key, trial) => {
    if (!isSocketOptionName(key))
      trial.flag("socket-option-name", `"${clip(key)}" must start with SO_, IP_, TCP_ or the like.`);
    else if (!isSocketOption(key)) trial.flag("socket-options", `"${key}" is not a known socket option.`);
  },
});

export const socket = record({
  must: { address_family: socketFamily },
  may: {
    is_blocking: flag,
    is_listening: flag,
    options,
    socket_type: socketType,
    socket_descriptor: integer(0),
    socket_handle: integer(),
  },
});

export const tcp = record({
  may: { src_flags_hex: hex, dst_flags_hex: hex },
  rules: [atLeastOne(["src_flags_hex", "dst_flags_hex"])],
});
