/**
 * The tables of a realm as Kysely sees them. Written by generate.ts from the migrations: do not edit by hand.
 * Instants are ISO 8601 UTC strings with Z, dates are YYYY-MM-DD, bytes are Buffers; JSON goes in as text and comes out parsed.
 */
import type { ColumnType, Generated, GeneratedAlways } from "kysely";

/** Read as a parsed value of a shape that the store checks; written as JSON text. */
export type JsonColumn = ColumnType<unknown, string, string>;

/** Every table of a realm, by its name. */
export interface RealmTables {
  actor: {
    actor_id: string;
    kind: string;
    organisation_id: string | null;
    person_id: string | null;
    name: string;
    key_digest: Buffer | null;
    created_at: string;
    revoked_at: string | null;
    role: string | null;
  };
  approval: {
    approval_id: string;
    label_id: number;
    audience_class: Generated<number>;
    act: string;
    subject: string | null;
    object_digest: Buffer;
    rule: string;
    reason: string;
    asked_by: string;
    asked_person: string;
    asked_organisation: string;
    asked_at: string;
    expires_at: string;
    answer: string | null;
    answered_by: string | null;
    answered_person: string | null;
    answered_organisation: string | null;
    answered_at: string | null;
    answer_reason: string | null;
    spent_at: string | null;
  };
  assertion: {
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
    latest: Generated<boolean>;
    object_version: string | null;
    object_key: Generated<number | null>;
  };
  assessment: {
    assessment_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    report_id: string;
    receipt_id: string;
    mode: string;
    continuity: number;
    safety: number;
    trust: number;
    priority: JsonColumn | null;
    at: string;
    overall: Generated<number>;
    case_id: string | null;
  };
  attachment: {
    attachment_id: string;
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    receipt_id: string;
    sample: boolean;
    bytes_length: number;
    sha256: Buffer;
    content_key: string;
    body: Buffer;
    bytes: Buffer | null;
    blob_address: Buffer | null;
    at: string;
  };
  audience: {
    audience_class: GeneratedAlways<number>;
    digest: Buffer;
  };
  basis_change: {
    change_id: string;
    approval_id: string;
    label_id: number;
    audience_class: Generated<number>;
    basis_id: string;
    state: string;
    since: string;
    until: string | null;
    source: string;
    verified: boolean;
    asked_at: string;
  };
  basis_state: {
    basis_state_id: string;
    state: string;
    since: string;
    source: string;
    verified: Generated<boolean>;
    recorded_at: string;
    nth: number;
    basis_id: string;
    until: string | null;
    version: GeneratedAlways<number>;
    change_id: string | null;
  };
  beside_label: {
    reader_no: number;
    label_id: number;
  };
  break_glass: {
    break_glass_id: string;
    label_id: number;
    audience_class: Generated<number>;
    actor_id: string;
    kinds: string[];
    minutes: number;
    opened_at: string | null;
    closes_at: string | null;
    ended_at: string | null;
    reviewed_at: string | null;
    reviewed_by: string | null;
    review: string | null;
  };
  capability: {
    capability: string;
    basis_id: string;
  };
  case_alias: {
    alias_id: string;
    case_id: string;
    label_id: number;
    audience_class: Generated<number>;
    since: string;
  };
  case_participant: {
    case_id: string;
    organisation_id: string;
    label_id: number;
    audience_class: Generated<number>;
    named_at: string;
    named_by: string;
    acknowledged_at: string | null;
  };
  case_report: {
    case_id: string;
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    pinned_at: string;
    pinned_by: string;
  };
  case_room: {
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
  };
  class_key: {
    class_key_id: string;
    class: string;
    month: string;
    wrapped: Buffer;
  };
  clearance: {
    clearance_id: string;
    organisation_id: string;
    person_id: string | null;
    compartment: string;
    since: string;
    until: string;
    recorded_at: string;
  };
  clock: {
    clock_id: string;
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    root_id: string;
    started_by: string;
    rule: string;
    per_case: boolean;
    obliged: string;
    anchor_at: string;
    due: string;
    rolled: string | null;
    until: string;
    warn_at: string;
    covered: boolean;
    paused: boolean;
  };
  clock_event: {
    event_id: string;
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    root_id: string;
    rule: string | null;
    kind: string;
    anchor: string | null;
    at: string;
    said_at: string;
    said_by: string;
    receipt_id: string | null;
    evidence: string | null;
    evidence_kind: string | null;
  };
  clock_jump: {
    jump_id: string;
    since: string;
    seen_at: string;
    seconds: number;
    confirmed_at: string | null;
    confirmed_by: string | null;
  };
  cluster_member: {
    report_id: string;
    cluster_id: string;
  };
  consent: {
    consent_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    source_ref: Buffer;
    receipt_id: string;
    given: string;
    recipients: Generated<string[]>;
    items: string[] | null;
    valid_from: string;
    valid_until: string | null;
    at: string;
  };
  content_key: {
    content_key: string;
    class_key_id: string;
    wrapped: Buffer;
  };
  credential: {
    credential_id: string;
    actor_id: string;
    kind: string;
    name: string;
    key_id: string | null;
    key_start: string | null;
    fingerprint: Buffer | null;
    scope: Generated<string>;
    made_by: string;
    made_at: string;
    expires_at: string | null;
    last_used_at: string | null;
    revoked_at: string | null;
    replaces: string | null;
  };
  custody: {
    custody_id: string;
    attachment_id: string;
    label_id: number;
    audience_class: Generated<number>;
    step: string;
    at: string;
    actor_id: string;
    holder_id: string | null;
    sha256: Buffer;
    body: Buffer;
  };
  deconfliction_desk: {
    one: Generated<boolean>;
    lies_under: number;
  };
  delivered_value: {
    delivery_id: string;
    kind: string;
    value: string;
    tlp: string;
    valid_until: string | null;
    label_id: number;
    audience_class: Generated<number>;
    object_id: string | null;
    modified: string | null;
    place: number | null;
  };
  delivery: {
    delivery_id: string;
    release_id: string;
    label_id: number;
    audience_class: Generated<number>;
    organisation_id: string;
    audience: string;
    count: number;
    tlp: string | null;
    digest: Buffer;
    at: string;
    version: Generated<number>;
    audience_key: Buffer | null;
    bundle_id: string | null;
    head: string | null;
    package_digest: Buffer | null;
    office_id: string | null;
  };
  delivery_reason: {
    release_id: string;
    organisation_id: string;
    included: boolean;
    rule: string;
    items: JsonColumn;
  };
  desk_answer: {
    answer_id: string;
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    said_by: string;
    receipt_id: string;
    at: string;
  };
  desk_entry: {
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    source_ref: Buffer;
    filed_by: string;
    officer: string;
    receipt_id: string;
    channel: string;
    called_at: string;
    callback_at: string | null;
    received_at: string;
    entered_at: string;
    backfilled: Generated<boolean>;
    body: Buffer;
  };
  desk_hit: {
    hit_id: string;
    label_id: number;
    audience_class: Generated<number>;
    hold_id: string;
    measure_id: string;
    desk: boolean;
    type: string;
    kind: string;
    value: string;
    asker_id: string;
    at: string;
  };
  direction: {
    direction_id: string;
    measure_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    recipient_id: string;
    type: string;
    content_key: string;
    content: Buffer;
    receipt_id: string;
    actor_id: string;
    person_id: string | null;
    organisation_id: string;
    at: string;
  };
  dossier: {
    dossier_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    case_id: string;
    content_key: string;
    opened_at: string;
    opened_by: string;
  };
  effect: {
    effect_id: string;
    direction_id: string;
    label_id: number;
    audience_class: Generated<number>;
    said: string;
    target_token: Buffer | null;
    note: Buffer | null;
    receipt_id: string;
    actor_id: string;
    person_id: string | null;
    organisation_id: string;
    at: string;
  };
  erased: {
    content_key: string;
    at: string;
    reason: string;
  };
  exchange_entry: {
    organisation_id: string;
    collection: string;
    added_at: string;
    object_id: string;
    version: string;
    version_text: string;
    type: string;
    spec_version: string;
    is_first: Generated<boolean>;
    is_last: Generated<boolean>;
    label_id: number;
    audience_class: Generated<number>;
    report_id: string | null;
    body: Buffer | null;
    removed_at: string | null;
  };
  exchange_status: {
    status_id: string;
    organisation_id: string;
    label_id: number;
    audience_class: Generated<number>;
    at: string;
    told: JsonColumn;
  };
  existence: {
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    stated: number;
  };
  fact_statement: {
    fact_statement_id: string;
    dossier_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    receipt_id: string;
    said_by: string;
    fact: string;
    value: Buffer | null;
    confidence: string;
    kept_from: Generated<string[]>;
    protection: Generated<string[]>;
    answers: string | null;
    at: string;
  };
  feature: {
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    body: Buffer;
    content_key: string;
  };
  filing: {
    filing_id: string;
    dossier_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    receipt_id: string;
    filed_by: string;
    form: string;
    form_version: number;
    regime: string;
    meets: Generated<string[]>;
    recipient_id: string | null;
    number: string;
    version: number;
    follows: string | null;
    channel: string;
    media_type: string;
    sha256: Buffer;
    content_key: string;
    bytes: Buffer;
    told: Buffer;
    at: string;
  };
  filing_word: {
    filing_word_id: string;
    filing_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    receipt_id: string;
    said_by: string;
    kind: string;
    fact: string | null;
    answers: string | null;
    content: Buffer;
    at: string;
  };
  forbidden_pair: {
    a: string;
    b: string;
    why: string;
  };
  fresh_proof: {
    actor_id: string;
    session_digest: Buffer;
    method: string;
    at: string;
  };
  handed_over: {
    organisation_id: string;
    kind: string;
    value: string;
    first_at: string;
  };
  hold: {
    hold_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    kind: string;
    value: string;
    low: Buffer | null;
    high: Buffer | null;
    content_key: string;
    reason: Buffer;
    until: string;
    receipt_id: string;
    actor_id: string;
    person_id: string | null;
    organisation_id: string;
    at: string;
    lifted_at: string | null;
  };
  hold_hit: {
    hit_id: string;
    label_id: number;
    audience_class: Generated<number>;
    hold_id: string;
    measure_id: string;
    desk: boolean;
    type: string;
    kind: string;
    value: string;
    asker_id: string;
    at: string;
  };
  hop: {
    subject_kind: string;
    subject_id: string;
    hop: string;
    at: string;
    label_id: number;
    audience_class: Generated<number>;
    written_by: Generated<string>;
    backfilled: Generated<boolean>;
  };
  invitation: {
    invitation_id: string;
    token_digest: Buffer;
    organisation_id: string;
    role: string;
    email: string | null;
    made_by: string;
    made_at: string;
    expires_at: string;
    accepted_at: string | null;
    accepted_by: string | null;
    revoked_at: string | null;
  };
  item_tally: {
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    items: number;
    indicators: Generated<number>;
    received_at: string;
    latest: Generated<boolean>;
  };
  knowledge: {
    source: string;
    ref: string;
    kind: string;
    name: string | null;
    body: JsonColumn;
    imported_at: string;
  };
  label: {
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
    grants: Generated<JsonColumn>;
    originator_caveats: string[] | null;
  };
  legal_basis: {
    basis_id: string;
    jurisdiction: string;
    instrument: JsonColumn;
    article: string;
    source: string;
    verified: Generated<boolean>;
    changes: Generated<number>;
  };
  link: {
    a: string;
    b: string;
    policy: string;
    score: number;
    reasons: JsonColumn;
  };
  link_policy: {
    policy_id: string;
    active: boolean;
    body: JsonColumn;
    since: string;
  };
  machine_role: {
    body_kind: string;
    role_id: string;
  };
  measure: {
    measure_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    number: string;
    type: string;
    case_id: string | null;
    content_key: string;
    receipt_id: string;
    asked_by: string;
    asked_person: string | null;
    asked_at: string;
  };
  measure_consultation: {
    consultation_id: string;
    label_id: number;
    audience_class: Generated<number>;
    asker_id: string;
    number: string;
    object_digest: Buffer;
    reference: string;
    receipt_id: string;
    actor_id: string;
    person_id: string;
    organisation_id: string;
    at: string;
  };
  measure_loss: {
    loss_id: string;
    measure_id: string;
    label_id: number;
    audience_class: Generated<number>;
    kind: string;
    amount: string;
    currency: string;
    on_date: string;
    receipt_id: string;
    actor_id: string;
    person_id: string | null;
    organisation_id: string;
    at: string;
  };
  measure_notice: {
    notice_id: string;
    measure_id: string;
    label_id: number;
    audience_class: Generated<number>;
    kind: string;
    words: Buffer;
    review_at: string | null;
    receipt_id: string;
    actor_id: string;
    person_id: string | null;
    organisation_id: string;
    at: string;
  };
  measure_step: {
    measure_id: string;
    n: number;
    label_id: number;
    audience_class: Generated<number>;
    version: number;
    event: string;
    state: string;
    answer: string | null;
    waits_for: string;
    reason: Buffer | null;
    receipt_id: string | null;
    actor_id: string;
    person_id: string | null;
    organisation_id: string;
    at: string;
  };
  measure_version: {
    measure_id: string;
    version: number;
    label_id: number;
    audience_class: Generated<number>;
    object_digest: Buffer;
    content: Buffer;
    said_by: string;
    said_person: string | null;
    at: string;
    word_tokens: Generated<Buffer[]>;
    target_token: Buffer | null;
  };
  measure_vote: {
    vote_id: string;
    nth: GeneratedAlways<number>;
    label_id: number;
    audience_class: Generated<number>;
    asker_id: string;
    number: string;
    object_digest: Buffer;
    says: string;
    decision: string | null;
    content_key: string;
    words: Buffer | null;
    on_behalf_of: string | null;
    valid_until: string | null;
    receipt_id: string;
    actor_id: string;
    person_id: string;
    organisation_id: string;
    at: string;
  };
  membership: {
    person_id: string;
    organisation_id: string;
    role: string;
    since: string;
    until: string | null;
  };
  never_opened: {
    what: string;
    word: string;
  };
  organisation: {
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
  };
  outbox: {
    outbox_id: GeneratedAlways<number>;
    act: string;
    actor_id: string;
    at: string;
    label_id: number;
    audience_class: Generated<number>;
    subject: string | null;
    entry: JsonColumn;
    drained_at: string | null;
  };
  person: {
    person_id: string;
    login_id: string | null;
    display_name: string;
    display_name_ja: string | null;
    created_at: string;
    suspended_at: string | null;
  };
  posting: {
    token: Buffer;
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    at_day: number;
  };
  raw: {
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    media_type: string;
    bytes_length: number;
    bytes: Buffer | null;
    blob_address: Buffer | null;
  };
  reader: {
    reader_no: GeneratedAlways<number>;
    organisation_id: string | null;
    set_version: Generated<number>;
    compartments: Generated<string[]>;
    turned: Generated<number>;
  };
  realm: {
    one: Generated<boolean>;
    name: string;
    kind: string;
    country: string;
    clock_offset: string | null;
    clock_stepped: string | null;
    created_at: string;
  };
  recall: {
    recall_id: string;
    label_id: number;
    audience_class: Generated<number>;
    organisation_id: string;
    at: string;
    items: JsonColumn;
    deliveries: string[];
  };
  receipt: {
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
  };
  release: {
    release_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    ordered_by: string;
    audience: string;
    recipients: string[];
    reports: string[];
    seen: JsonColumn;
    at: string;
    items: JsonColumn | null;
  };
  release_reason: {
    release_id: string;
    organisation_id: string | null;
    included: boolean;
    rule: string;
    label_id: number;
    audience_class: Generated<number>;
    items: JsonColumn;
  };
  report: {
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
    source_token: Buffer | null;
    law_version: Generated<number>;
  };
  restricted_read: {
    request_id: string;
    label_id: number;
    audience_class: Generated<number>;
    actor_id: string;
    person_id: string | null;
    organisation_id: string;
    act: string;
    query: string;
    purpose: string;
    snapshot: string;
    set_version: number;
    at: string;
    salt: Buffer;
    commitment: Buffer;
    ended: string | null;
    records: number | null;
    ended_at: string | null;
  };
  role: {
    role_id: string;
    reads: string[];
    reads_in_exercises: string[] | null;
    bodies: string[] | null;
    machines_only: Generated<boolean>;
  };
  ruling_mark: {
    single: Generated<boolean>;
    mark: string;
  };
  said_link: {
    said_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    said_by: string;
    receipt_id: string;
    a: string;
    b: string;
    says: string;
    why: string | null;
    at: string;
    settled_at: string | null;
  };
  search_token: {
    token: number;
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
  };
  set_turn: {
    at: string;
  };
  setting: {
    name: string;
    body: JsonColumn;
    since: string;
  };
  shared_object: {
    object_id: string;
    modified: string;
    created: string;
    audience_key: Buffer;
    kind: string;
    value: string;
    body: string;
  };
  sighting: {
    sighting_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    organisation_id: string | null;
    receipt_id: string;
    ref: string;
    observed_at: string;
    kind: string;
    value: string;
    times: number;
    sensor: string | null;
    at: string;
  };
  staged_assertion: {
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
    object_version: string | null;
  };
  standing_order: {
    standing_order_id: string;
    name: string;
    issued_by: string;
    person: string;
    issued_at: string;
    revoked_at: string | null;
    body: JsonColumn;
  };
  table_mapping: {
    mapping_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    name: string;
    body: JsonColumn;
    since: string;
    said_by: string;
    removed_at: string | null;
  };
  understanding: {
    report_id: string;
    label_id: number;
    audience_class: Generated<number>;
    body: Buffer;
  };
  upload: {
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
  };
  visible_class: {
    reader_no: number;
    audience_class: number;
  };
  visible_label: {
    reader_no: number;
    label_id: number;
  };
  warning_value: {
    kind: string;
    value: string;
    list: string;
  };
  withdrawal: {
    withdrawal_id: string;
    label_id: number;
    audience_class: Generated<number>;
    owner_id: string;
    source_ref: Buffer;
    receipt_id: string;
    flags: string[];
    at: string;
  };
}
