/**
 * The answers to files that are no report: what it is, as far as that can be told, and where it belongs instead.
 */
import type { IntakeFault } from "./contract/index.ts";
import { fault } from "./faults.ts";
import type { NotTaken } from "./format-of.ts";

/** Neither the bytes nor the top of the text belong to a known format. */
export function unknownFormat(): IntakeFault {
  return fault(
    "UNKNOWN_FORMAT",
    "",
    "This is no report format that is known here. Send a common form (.xlsx), a STIX 2.1 bundle, a TAXII envelope, a MISP event, a police submission or neutral-incident/1.",
    "扱える報告の形式ではありません。共通様式（.xlsx）、STIX 2.1 バンドル、TAXII、MISP イベント、警察提出情報、neutral-incident/1 のいずれかで送ってください。",
  );
}

/** A known format that intake does not take as a report. */
export function notTaken(format: NotTaken): IntakeFault {
  switch (format) {
    case "sightings":
      return fault(
        "NOT_TAKEN",
        "$",
        "These are sightings, not a report; send them to the sightings door.",
        "これは観測記録（sighting）で、報告ではありません。観測記録の窓口に送ってください。",
      );
    case "csaf":
      return fault(
        "NOT_TAKEN",
        "$",
        "This is a CSAF advisory, not a report; send it to the door for knowledge.",
        "これは CSAF の脆弱性情報で、報告ではありません。知識（脆弱性情報）の窓口に送ってください。",
      );
    case "misp-manifest":
      return fault(
        "NOT_TAKEN",
        "$",
        "This is the manifest of a MISP feed; send the events that it names.",
        "MISP フィードの manifest です。そこに挙げられたイベントを送ってください。",
      );
    case "stix-object":
      return fault(
        "NOT_TAKEN",
        "$",
        'This is a STIX object without a bundle; put it into {"type":"bundle","id":"bundle--…","objects":[…]}.',
        "単独の STIX オブジェクトです。bundle の objects に入れて送ってください。",
      );
  }
}

/** An e-mail at the door that answers at once. */
export function mailTaken(): IntakeFault {
  return fault(
    "NOT_TAKEN",
    "",
    "This is an e-mail inside another transfer; send it as a file of its own.",
    "別の送信に含まれた電子メールです。単独のファイルとして送ってください。",
  );
}

/** A PDF at the door that answers at once. */
export function pdfTaken(): IntakeFault {
  return fault(
    "NOT_TAKEN",
    "",
    "This is a PDF inside another transfer; send it as a file of its own.",
    "別の送信に含まれた PDF です。単独のファイルとして送ってください。",
  );
}

/** Several files that are not the pages of one TAXII transfer. */
export function notPages(place: string): IntakeFault {
  return fault(
    "WRONG_TYPE",
    place,
    "Several files are taken together only as pages of one TAXII transfer, or as a MISP feed with its manifest; send this file alone.",
    "複数のファイルをまとめて送れるのは、TAXII の各ページか、manifest 付きの MISP フィードだけです。このファイルは単独で送ってください。",
  );
}
