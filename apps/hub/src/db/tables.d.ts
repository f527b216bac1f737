/**
 * The tables of a realm as Kysely sees them. Written by generate.ts from the migrations: do not edit by hand.
 * Instants are ISO 8601 UTC strings with Z, dates are YYYY-MM-DD, bytes are Buffers; JSON goes in as text and comes out parsed.
 */
import type { ColumnType, Generated, GeneratedAlways } from "kysely";
/** Read as a parsed value of a shape that the store checks; written as JSON text. */
export type JsonColumn = ColumnType<unknown, string, string>;
export interface ActorTable {
    actor_id: string;
    kind: string;
    organisation_id: string | null;
    person_id: string | null;
    name: string;
    key_digest: Buffer | null;
    created_at: string;
    revoked_at: string | null;
}
export interface AssertionTable {
    assertion_id: string;
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    ref: string;
    kind: string;
    value: string;
    indicator: boolean;
    valid_from: string | null;
    valid_until: string | null;
    observed_at: string | null;
    originator_id: string | null;
    received_at: string;
    address_low: Buffer | null;
    address_high: Buffer | null;
}
export interface AudienceTable {
    audience_class: GeneratedAlways<number>;
    digest: Buffer;
}
export interface CaseAliasTable {
    alias_id: string;
    case_id: string;
    label_id: number;
    audience_class: Generated<number>;
    since: string;
}
export interface CaseParticipantTable {
    case_id: string;
    organisation_id: string;
    label_id: number;
    audience_class: Generated<number>;
    named_at: string;
    named_by: string;
    acknowledged_at: string | null;
}
export interface CaseReportTable {
    case_id: string;
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    pinned_at: string;
    pinned_by: string;
}
export interface CaseRoomTable {
    case_id: string;
    label_id: number;
    audience_class: Generated<number>;
    number: string;
    opened_at: string;
    opened_by: string;
    standing_order_id: string | null;
    founding_report: string;
    lead_id: string;
    closed_at: string | null;
}
export interface ClassKeyTable {
    class_key_id: string;
    class: string;
    month: string;
    wrapped: Buffer;
}
export interface ClusterMemberTable {
    report_id: string;
    cluster_id: string;
}
export interface ContentKeyTable {
    content_key: string;
    class_key_id: string;
    wrapped: Buffer;
}
export interface ErasedTable {
    content_key: string;
    at: string;
    reason: string;
}
export interface FeatureTable {
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    body: Buffer;
    content_key: string;
}
export interface HopTable {
    subject_kind: string;
    subject_id: string;
    hop: string;
    at: string;
    label_id: number;
    audience_class: Generated<number>;
    written_by: Generated<string>;
}
export interface ItemTallyTable {
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    items: number;
}
export interface KnowledgeTable {
    source: string;
    ref: string;
    kind: string;
    name: string | null;
    body: JsonColumn;
    imported_at: string;
}
export interface LabelTable {
    label_id: GeneratedAlways<number>;
    digest: Buffer;
    owner_id: string;
    originator_id: string | null;
    tlp: string;
    pap: string | null;
    caveats: Generated<string[]>;
    consent: Generated<string[]>;
    audience: string[] | null;
    class: string;
    provenance: Generated<string>;
    sealed_to: string | null;
    audience_class: number;
}
export interface LinkTable {
    a: string;
    b: string;
    policy: string;
    score: number;
    reasons: JsonColumn;
}
export interface LinkPolicyTable {
    policy_id: string;
    active: boolean;
    body: JsonColumn;
    since: string;
}
export interface MembershipTable {
    person_id: string;
    organisation_id: string;
    role: string;
    since: string;
    until: string | null;
}
export interface OrganisationTable {
    organisation_id: string;
    slug: string;
    name_en: string;
    name_ja: string;
    kind: string;
    sector: string | null;
    country: string;
    groups: Generated<string[]>;
    core_operator: Generated<boolean>;
    eu_entity: Generated<boolean>;
    terms: Generated<string[]>;
    created_at: string;
}
export interface OutboxTable {
    outbox_id: GeneratedAlways<number>;
    act: string;
    actor_id: string;
    at: string;
    label_id: number;
    audience_class: Generated<number>;
    subject: string | null;
    entry: JsonColumn;
    drained_at: string | null;
}
export interface PersonTable {
    person_id: string;
    login_id: string | null;
    display_name: string;
    created_at: string;
}
export interface PostingTable {
    token: Buffer;
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    at_day: number | null;
}
export interface RawTable {
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    media_type: string;
    bytes_length: number;
    bytes: Buffer | null;
    blob_address: Buffer | null;
}
export interface ReaderTable {
    reader_no: GeneratedAlways<number>;
    organisation_id: string | null;
    set_version: Generated<number>;
}
export interface RealmTable {
    one: Generated<boolean>;
    name: string;
    kind: string;
    country: string;
    clock_offset: string | null;
    clock_stepped: string | null;
    created_at: string;
}
export interface ReceiptTable {
    receipt_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    idempotency_key: string;
    body_digest: Buffer;
    outcome: string;
    report_id: string | null;
    version: number | null;
    at: string;
    refused: Generated<JsonColumn>;
}
export interface ReportTable {
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    sender_id: string;
    version: Generated<number>;
    latest: Generated<boolean>;
    amends: string | null;
    source_ref: Buffer | null;
    format: string;
    kind: string;
    incident_type: string | null;
    received_at: string;
    linked_at: string | null;
    historical: Generated<boolean>;
    occurred_from: string | null;
    occurred_to: string | null;
    noticed_at: string | null;
    stated_at: string | null;
    item_count: Generated<number>;
    content_key: string;
    body: Buffer;
    receipt_id: string | null;
    notifier: string | null;
}
export interface SettingTable {
    name: string;
    body: JsonColumn;
    since: string;
}
export interface StagedAssertionTable {
    upload_id: string;
    report_index: number;
    label_id: number;
    audience_class: Generated<number>;
    assertion_id: string;
    ref: string;
    kind: string;
    value: string;
    indicator: boolean;
    valid_from: string | null;
    valid_until: string | null;
    observed_at: string | null;
    originator_id: string | null;
    address_low: Buffer | null;
    address_high: Buffer | null;
}
export interface StandingOrderTable {
    standing_order_id: string;
    name: string;
    issued_by: string;
    person: string;
    issued_at: string;
    revoked_at: string | null;
    body: JsonColumn;
}
export interface UnderstandingTable {
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    body: Buffer;
}
export interface UploadTable {
    upload_id: string;
    owner_id: string;
    label_id: number;
    audience_class: Generated<number>;
    media_type: string;
    expected: number;
    received: Generated<number>;
    state: string;
    content_key: string;
    started_at: string;
    receipt_id: string | null;
}
export interface VisibleClassTable {
    reader_no: number;
    audience_class: number;
}
export interface VisibleLabelTable {
    reader_no: number;
    label_id: number;
}
export interface WarningValueTable {
    kind: string;
    value: string;
    list: string;
}
/** Every table of a realm, by its name. */
export interface RealmTables {
    actor: ActorTable;
    assertion: AssertionTable;
    audience: AudienceTable;
    case_alias: CaseAliasTable;
    case_participant: CaseParticipantTable;
    case_report: CaseReportTable;
    case_room: CaseRoomTable;
    class_key: ClassKeyTable;
    cluster_member: ClusterMemberTable;
    content_key: ContentKeyTable;
    erased: ErasedTable;
    feature: FeatureTable;
    hop: HopTable;
    item_tally: ItemTallyTable;
    knowledge: KnowledgeTable;
    label: LabelTable;
    link: LinkTable;
    link_policy: LinkPolicyTable;
    membership: MembershipTable;
    organisation: OrganisationTable;
    outbox: OutboxTable;
    person: PersonTable;
    posting: PostingTable;
    raw: RawTable;
    reader: ReaderTable;
    realm: RealmTable;
    receipt: ReceiptTable;
    report: ReportTable;
    setting: SettingTable;
    staged_assertion: StagedAssertionTable;
    standing_order: StandingOrderTable;
    understanding: UnderstandingTable;
    upload: UploadTable;
    visible_class: VisibleClassTable;
    visible_label: VisibleLabelTable;
    warning_value: WarningValueTable;
}
