/** Examples of what intake reads, for tests and demos of other packages: forms as .xlsx, STIX transfers. */
export { ddosForm, type FormFields, ransomwareForm } from "./common-form.ts";
export { type MailPart, writeDocument, writeMail } from "./document.ts";
export { encodeText } from "./encode.ts";
export { csaf, iodefJson, iodefXml, veris } from "./incidents.ts";
export { writePdf } from "./pdf.ts";
export { AMBER, bundle, GREEN, indicator, report, type StixProperties, sdo, stix20Bundle } from "./stix.ts";
export { type Written, type WrittenRow, writeWorkbook } from "./workbook.ts";
