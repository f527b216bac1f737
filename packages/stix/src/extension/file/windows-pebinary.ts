/** Windows portable executables (STIX 2.1 §6.7.6): headers and sections. */
import { hex } from "../../property/encoded.ts";
import { hashes } from "../../property/hashes.ts";
import { listOf } from "../../property/list.ts";
import { record } from "../../property/record.ts";
import { float, integer, text } from "../../property/scalar.ts";
import type { Rule } from "../../property/shape.ts";
import { timestampSeconds } from "../../property/timestamp.ts";
import { peType } from "../../vocabulary/observables.ts";

const size = integer(0);

const optionalHeader = record({
  notEmpty: true,
  may: {
    magic_hex: hex,
    major_linker_version: integer(),
    minor_linker_version: integer(),
    size_of_code: size,
    size_of_initialized_data: size,
    size_of_uninitialized_data: size,
    address_of_entry_point: integer(),
    base_of_code: integer(),
    base_of_data: integer(),
    image_base: integer(),
    section_alignment: integer(),
    file_alignment: integer(),
    major_os_version: integer(),
    minor_os_version: integer(),
    major_image_version: integer(),
    minor_image_version: integer(),
    major_subsystem_version: integer(),
    minor_subsystem_version: integer(),
    win32_version_value_hex: hex,
    size_of_image: size,
    size_of_headers: size,
    checksum_hex: hex,
    subsystem_hex: hex,
    dll_characteristics_hex: hex,
    size_of_stack_reserve: size,
    size_of_stack_commit: size,
    size_of_heap_reserve: size,
    size_of_heap_commit: size,
    loader_flags_hex: hex,
    number_of_rva_and_sizes: integer(),
    hashes,
  },
});

const section = record({ must: { name: text }, may: { size, entropy: float(), hashes } });

/** The table of the standard asks for one more property beside the required pe_type. */
const saysMore: Rule = (object, trial) => {
  if (Object.keys(object).some((name) => name !== "pe_type")) return;
  trial.flag("at-least-one", "Beside pe_type at least one property must be there.", "6.7");
};

export const windowsPebinary = record({
  must: { pe_type: peType },
  may: {
    imphash: text,
    machine_hex: hex,
    number_of_sections: size,
    time_date_stamp: timestampSeconds,
    pointer_to_symbol_table_hex: hex,
    number_of_symbols: size,
    size_of_optional_header: size,
    characteristics_hex: hex,
    file_header_hashes: hashes,
    optional_header: optionalHeader,
    sections: listOf(section),
  },
  rules: [saysMore],
});
