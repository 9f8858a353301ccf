-- Every table of one city's schema. Generated; the migrations stand in each slice's tables.ts.

acceptance
  matter_id uuid not null
  fact_n integer not null
  paper_id uuid not null
  number text not null
  promised_on date not null
  statutory_on date not null
  deemed boolean not null
  constraint acceptance_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint acceptance_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES paper(id)
  constraint acceptance_pkey PRIMARY KEY (matter_id, fact_n)

access_record
  id uuid not null
  at timestamp with time zone not null
  account_id uuid
  person_id uuid
  deed text not null
  about uuid[] not null
  outcome text not null
  address text
  constraint access_record_pkey PRIMARY KEY (at, id)
  CREATE INDEX access_record_about ON ONLY access_record USING gin (about)
  CREATE INDEX access_record_person ON ONLY access_record USING btree (person_id, at)

access_record_rest
  id uuid not null
  at timestamp with time zone not null
  account_id uuid
  person_id uuid
  deed text not null
  about uuid[] not null
  outcome text not null
  address text
  constraint access_record_rest_pkey PRIMARY KEY (at, id)
  CREATE INDEX access_record_rest_about_idx ON access_record_rest USING gin (about)
  CREATE INDEX access_record_rest_person_id_at_idx ON access_record_rest USING btree (person_id, at)

account
  id uuid not null
  person_id uuid
  username text not null
  state text not null default 'active'::text
  demo boolean not null default false
  lang text not null default 'zh'::text
  preferences jsonb not null default '{}'::jsonb
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  constraint account_lang_check CHECK ((lang = ANY (ARRAY['zh'::text, 'en'::text])))
  constraint account_person_id_key UNIQUE (person_id)
  constraint account_pkey PRIMARY KEY (id)
  constraint account_state_check CHECK ((state = ANY (ARRAY['active'::text, 'locked'::text, 'closed'::text])))
  constraint account_username_key UNIQUE (username)

account_deed
  matter_id uuid not null
  fact_n integer not null
  deed text not null
  account_id uuid not null
  username text
  person_id uuid
  at timestamp with time zone not null
  by_person uuid
  reason text
  constraint account_deed_pkey PRIMARY KEY (matter_id, fact_n)
  CREATE INDEX account_deed_of ON account_deed USING btree (account_id, fact_n)

applicant
  matter_id uuid not null
  fact_n integer not null
  seq integer not null
  party_id uuid not null
  role text not null
  identity_valid_to date
  agent_id uuid
  agent_valid_to date
  constraint applicant_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES party(id)
  constraint applicant_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint applicant_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id)
  constraint applicant_pkey PRIMARY KEY (matter_id, seq)

application
  matter_id uuid not null
  fact_n integer not null
  item text not null
  item_from date not null
  code text not null
  form jsonb not null
  submitted_at timestamp with time zone not null
  received_at timestamp with time zone not null
  parcel_id uuid
  accepted_at timestamp with time zone
  promised_on date
  statutory_on date
  constraint application_code_key UNIQUE (code)
  constraint application_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint application_parcel_id_fkey FOREIGN KEY (parcel_id) REFERENCES parcel(id)
  constraint application_pkey PRIMARY KEY (matter_id)
  CREATE INDEX application_new ON application USING btree (submitted_at DESC, matter_id DESC)
  CREATE INDEX application_parcel ON application USING btree (parcel_id) WHERE (parcel_id IS NOT NULL)

application_end
  matter_id uuid not null
  fact_n integer not null
  number text
  ground text not null
  words text not null
  constraint application_end_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint application_end_pkey PRIMARY KEY (matter_id, fact_n)

application_material
  matter_id uuid not null
  fact_n integer not null
  seq integer not null
  material text not null
  original boolean not null
  copies integer not null
  files jsonb not null
  constraint application_material_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint application_material_pkey PRIMARY KEY (matter_id, fact_n, seq)

application_return
  matter_id uuid not null
  fact_n integer not null
  words text not null
  constraint application_return_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint application_return_pkey PRIMARY KEY (matter_id, fact_n)

appointment
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  person_id uuid not null
  post_id uuid not null
  kind text not null
  from_on date not null
  to_on date
  given_to_on date
  constraint appointment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint appointment_pkey PRIMARY KEY (id)
  constraint appointment_post_id_fkey FOREIGN KEY (post_id) REFERENCES post(id)
  CREATE INDEX appointment_of ON appointment USING btree (person_id)
  CREATE INDEX appointment_to ON appointment USING btree (post_id, from_on)

appointment_end
  matter_id uuid not null
  fact_n integer not null
  appointment_id uuid not null
  last_on date not null
  constraint appointment_end_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment(id)
  constraint appointment_end_pkey PRIMARY KEY (matter_id, fact_n)

article
  key text not null
  law text not null
  article text not null
  text text not null
  in_force_from date not null
  in_force_to date
  confidence text not null
  matter_id uuid not null
  fact_n integer not null
  constraint article_pkey PRIMARY KEY (key, in_force_from)

article_entry
  matter_id uuid not null
  fact_n integer not null
  articles jsonb not null
  constraint article_entry_pkey PRIMARY KEY (matter_id, fact_n)

attachment
  matter_id uuid not null
  fact_n integer not null
  seq integer not null
  purpose text not null
  sha256 text not null
  constraint attachment_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint attachment_pkey PRIMARY KEY (matter_id, fact_n, seq)
  constraint attachment_sha256_fkey FOREIGN KEY (sha256) REFERENCES stored_file(sha256)
  CREATE INDEX attachment_file ON attachment USING btree (sha256)

blind_end
  matter_id uuid not null
  fact_n integer not null
  how text not null
  constraint blind_end_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint blind_end_pkey PRIMARY KEY (matter_id, fact_n)

blind_escalation
  matter_id uuid not null
  fact_n integer not null
  reason text not null
  constraint blind_escalation_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint blind_escalation_pkey PRIMARY KEY (matter_id, fact_n)

blind_round
  day date not null
  constraint blind_round_pkey PRIMARY KEY (day)

blind_spot
  matter_id uuid not null
  fact_n integer not null
  reason text not null
  subject text not null
  zone_id uuid
  ended_at timestamp with time zone
  constraint blind_spot_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint blind_spot_pkey PRIMARY KEY (matter_id)
  CREATE UNIQUE INDEX blind_spot_open ON blind_spot USING btree (reason, subject) WHERE (ended_at IS NULL)
  CREATE INDEX blind_spot_zone ON blind_spot USING btree (zone_id) WHERE (ended_at IS NULL)

calendar_link
  matter_id uuid not null
  fact_n integer not null
  person_id uuid not null
  token_hash bytea not null
  lang text not null
  made_at timestamp with time zone not null
  revoked_at timestamp with time zone
  constraint calendar_link_pkey PRIMARY KEY (matter_id)
  constraint calendar_link_token_hash_key UNIQUE (token_hash)
  CREATE UNIQUE INDEX calendar_link_one ON calendar_link USING btree (person_id) WHERE (revoked_at IS NULL)

calendar_link_end
  matter_id uuid not null
  fact_n integer not null
  person_id uuid not null
  constraint calendar_link_end_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES calendar_link(matter_id)
  constraint calendar_link_end_pkey PRIMARY KEY (matter_id, fact_n)

call_back
  matter_id uuid not null
  fact_n integer not null
  rating_id uuid not null
  constraint call_back_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint call_back_pkey PRIMARY KEY (matter_id)
  constraint call_back_rating_id_fkey FOREIGN KEY (rating_id) REFERENCES rating(matter_id)
  CREATE INDEX call_back_rating ON call_back USING btree (rating_id)

call_back_act
  matter_id uuid not null
  fact_n integer not null
  act text not null
  outcome text not null
  words text not null
  person_id uuid
  at timestamp with time zone not null
  constraint call_back_act_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES call_back(matter_id)
  constraint call_back_act_pkey PRIMARY KEY (matter_id, fact_n)

city
  code text not null
  demo boolean not null
  anchor_on date not null
  seed text not null
  made_at timestamp with time zone not null
  told_at timestamp with time zone
  constraint city_code_fkey FOREIGN KEY (code) REFERENCES division(code)
  constraint city_pkey PRIMARY KEY (code)
  CREATE UNIQUE INDEX city_one ON city USING btree ((true))

clock
  matter_id uuid not null
  name text not null
  limit_key text not null
  limit_id uuid not null
  count integer not null
  unit text not null
  started_at timestamp with time zone not null
  due_on date not null
  due_at timestamp with time zone not null
  yellow_on date not null
  provisional boolean not null
  state text not null
  stopped_at timestamp with time zone
  turned boolean not null default false
  settled_on date
  pauses jsonb not null default '[]'::jsonb
  extended boolean not null default false
  stands_until date
  next_rung_on date
  constraint clock_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint clock_pkey PRIMARY KEY (matter_id, name)
  CREATE INDEX clock_late ON clock USING btree (name) WHERE ((state = 'running'::text) AND turned)
  CREATE INDEX clock_rung ON clock USING btree (next_rung_on) WHERE ((state = 'running'::text) AND (next_rung_on IS NOT NULL))
  CREATE INDEX clock_standing ON clock USING btree (stands_until) WHERE (state = 'suspended'::text)
  CREATE INDEX clock_turning ON clock USING btree (due_at) WHERE ((state = 'running'::text) AND (NOT turned))

clock_extension
  matter_id uuid not null
  fact_n integer not null
  clock text not null
  basis text not null
  from_on date not null
  to_on date not null
  words text not null
  constraint clock_extension_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint clock_extension_pkey PRIMARY KEY (matter_id, fact_n)

clock_move
  matter_id uuid not null
  fact_n integer not null
  clock text not null
  from_on date not null
  to_on date not null
  late boolean not null
  seq integer not null
  constraint clock_move_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint clock_move_pkey PRIMARY KEY (matter_id, fact_n, seq)

clock_pause
  matter_id uuid not null
  fact_n integer not null
  seq integer not null
  clock text not null
  constraint clock_pause_matter_id_fact_n_fkey FOREIGN KEY (matter_id, fact_n) REFERENCES clock_pausing(matter_id, fact_n)
  constraint clock_pause_pkey PRIMARY KEY (matter_id, fact_n, seq)

clock_pausing
  matter_id uuid not null
  fact_n integer not null
  ground text not null
  basis text not null
  words text not null
  until_on date
  constraint clock_pausing_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint clock_pausing_pkey PRIMARY KEY (matter_id, fact_n)

clock_resuming
  matter_id uuid not null
  fact_n integer not null
  words text not null
  constraint clock_resuming_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint clock_resuming_pkey PRIMARY KEY (matter_id, fact_n)

clock_resumption
  matter_id uuid not null
  fact_n integer not null
  seq integer not null
  clock text not null
  due_on date not null
  constraint clock_resumption_matter_id_fact_n_fkey FOREIGN KEY (matter_id, fact_n) REFERENCES clock_resuming(matter_id, fact_n)
  constraint clock_resumption_pkey PRIMARY KEY (matter_id, fact_n, seq)

clock_turn
  matter_id uuid not null
  fact_n integer not null
  clock text not null
  due_on date not null
  kind text
  person_id uuid
  unit_id uuid
  explained_n integer
  constraint clock_turn_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint clock_turn_pkey PRIMARY KEY (matter_id, fact_n)
  CREATE INDEX clock_turn_owed ON clock_turn USING btree (person_id, due_on) WHERE ((kind = 'promised'::text) AND (explained_n IS NULL))
  CREATE INDEX clock_turn_unexplained ON clock_turn USING btree (due_on, matter_id) WHERE ((kind = 'promised'::text) AND (explained_n IS NULL))

clocks_moving
  matter_id uuid not null
  fact_n integer not null
  notice_id uuid not null
  constraint clocks_moving_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint clocks_moving_pkey PRIMARY KEY (matter_id, fact_n)
  CREATE INDEX clocks_moving_notice ON clocks_moving USING btree (notice_id)

closing
  matter_id uuid not null
  fact_n integer not null
  words text not null
  constraint closing_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint closing_pkey PRIMARY KEY (matter_id, fact_n)

command_log
  id uuid not null
  name text not null
  actor text not null
  made_at timestamp with time zone
  device text
  sequence bigint
  recorded_at timestamp with time zone not null
  input_mark bytea
  answer_sealed bytea
  constraint command_log_pkey PRIMARY KEY (id)
  CREATE INDEX command_log_age ON command_log USING btree (recorded_at)

contact
  matter_id uuid not null
  fact_n integer not null
  person_id uuid not null
  unit_id uuid
  post text not null
  since timestamp with time zone not null
  constraint contact_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint contact_pkey PRIMARY KEY (matter_id, fact_n)

coverage
  since date not null
  span text not null
  bx integer not null
  by integer not null
  bits bit(4096) not null
  constraint coverage_pkey PRIMARY KEY (span, since, bx, by)
  CREATE INDEX coverage_of_block ON coverage USING btree (bx, by, since) WHERE (span = 'day'::text)

coverage_rolled
  span text not null
  since date not null
  constraint coverage_rolled_pkey PRIMARY KEY (span, since)

credential
  account_id uuid not null
  password_hash text
  otp_sealed bytea
  otp_confirmed boolean not null default false
  otp_step integer not null default 0
  once_until timestamp with time zone
  changed_at timestamp with time zone
  constraint credential_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
  constraint credential_pkey PRIMARY KEY (account_id)

defiance_report
  matter_id uuid not null
  fact_n integer not null
  paper_id uuid not null
  number text not null
  addressees jsonb not null
  words text not null
  constraint defiance_report_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint defiance_report_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES paper(id)
  constraint defiance_report_pkey PRIMARY KEY (paper_id)
  CREATE INDEX defiance_report_matter ON defiance_report USING btree (matter_id)

delay_explanation
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  clock text not null
  due_on date not null
  words text not null
  new_expected_on date
  explained_on date not null
  constraint delay_explanation_matter_id_fact_n_key UNIQUE (matter_id, fact_n)
  constraint delay_explanation_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint delay_explanation_pkey PRIMARY KEY (id)

delivery
  matter_id uuid not null
  fact_n integer not null
  way text not null
  received_by text not null
  tracking_number text
  delivered_at timestamp with time zone not null
  constraint delivery_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint delivery_pkey PRIMARY KEY (matter_id, fact_n)

device
  account_id uuid not null
  id uuid not null
  label text not null
  first_seen_at timestamp with time zone not null
  last_seen_at timestamp with time zone not null
  constraint device_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
  constraint device_pkey PRIMARY KEY (account_id, id)

disowning
  matter_id uuid not null
  fact_n integer not null
  rating_id uuid not null
  words text not null
  phone_sealed bytea
  said_at timestamp with time zone not null
  constraint disowned_once UNIQUE (rating_id)
  constraint disowning_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES call_back(matter_id)
  constraint disowning_pkey PRIMARY KEY (matter_id)

dispatch
  matter_id uuid not null
  fact_n integer not null
  finding_id uuid not null
  crews jsonb not null
  proposed_at timestamp with time zone not null
  patrol_id uuid
  sent_at timestamp with time zone
  answered_at timestamp with time zone
  ended_at timestamp with time zone
  constraint dispatch_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES matter(id)
  constraint dispatch_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint dispatch_patrol_id_fkey FOREIGN KEY (patrol_id) REFERENCES patrol(id)
  constraint dispatch_pkey PRIMARY KEY (matter_id)
  CREATE INDEX dispatch_finding ON dispatch USING btree (finding_id)
  CREATE INDEX dispatch_of_patrol ON dispatch USING btree (patrol_id) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX dispatch_open ON dispatch USING btree (finding_id) WHERE (ended_at IS NULL)

dispatch_answer
  matter_id uuid not null
  fact_n integer not null
  patrol_id uuid not null
  accepted boolean not null
  words text not null
  answered_at timestamp with time zone not null
  constraint dispatch_answer_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint dispatch_answer_patrol_id_fkey FOREIGN KEY (patrol_id) REFERENCES patrol(id)
  constraint dispatch_answer_pkey PRIMARY KEY (matter_id, fact_n)

dispatch_arrival
  matter_id uuid not null
  fact_n integer not null
  arrived_at timestamp with time zone not null
  measured boolean not null
  constraint dispatch_arrival_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint dispatch_arrival_pkey PRIMARY KEY (matter_id, fact_n)

dispatch_end
  matter_id uuid not null
  fact_n integer not null
  words text not null
  constraint dispatch_end_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint dispatch_end_pkey PRIMARY KEY (matter_id, fact_n)

dispatch_sending
  matter_id uuid not null
  fact_n integer not null
  patrol_id uuid not null
  distance_m integer not null
  words text not null
  sent_by uuid
  sent_at timestamp with time zone not null
  constraint dispatch_sending_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint dispatch_sending_patrol_id_fkey FOREIGN KEY (patrol_id) REFERENCES patrol(id)
  constraint dispatch_sending_pkey PRIMARY KEY (matter_id, fact_n)

division
  code text not null
  name text not null
  level text not null
  parent text
  centre geometry(Point,4490) not null
  outline geometry(Geometry,4490) not null
  valid_from date not null
  valid_to date
  constraint division_parent_fkey FOREIGN KEY (parent) REFERENCES division(code)
  constraint division_pkey PRIMARY KEY (code)
  CREATE INDEX division_place ON division USING gist (outline)
  CREATE INDEX division_under ON division USING btree (parent)

early_month
  division text not null
  month text not null
  found integer not null
  stopped integer not null
  early integer not null
  found_after_days double precision
  reported_after_minutes double precision
  stopped_after_minutes double precision
  begun integer not null default 0
  constraint early_month_pkey PRIMARY KEY (division, month)

escalation
  matter_id uuid not null
  fact_n integer not null
  clock text not null
  due_on date not null
  rung integer not null
  role text not null
  person_id uuid
  raised_on date not null
  open boolean not null default true
  constraint escalation_matter_id_clock_due_on_rung_key UNIQUE (matter_id, clock, due_on, rung)
  constraint escalation_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint escalation_pkey PRIMARY KEY (matter_id, fact_n)
  CREATE INDEX escalation_open ON escalation USING btree (person_id, raised_on) WHERE open

escalation_note
  matter_id uuid not null
  fact_n integer not null
  clock text not null
  person_id uuid not null
  constraint escalation_note_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint escalation_note_pkey PRIMARY KEY (matter_id, fact_n)

examination
  matter_id uuid not null
  fact_n integer not null
  outcome text not null
  words text not null
  constraint examination_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint examination_pkey PRIMARY KEY (matter_id, fact_n)

extension_notice
  matter_id uuid not null
  fact_n integer not null
  paper_id uuid not null
  number text not null
  to_on date not null
  constraint extension_notice_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint extension_notice_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES paper(id)
  constraint extension_notice_pkey PRIMARY KEY (matter_id, fact_n)

fact
  id uuid not null
  matter_id uuid not null
  n integer not null
  name text not null
  from_state text
  to_state text
  county text not null
  role text not null
  leaf bytea not null
  leaf_hash bytea not null
  happened_at timestamp with time zone not null
  happened_source text not null
  made_at timestamp with time zone
  recorded_at timestamp with time zone not null
  command_id uuid not null
  person_id uuid
  constraint fact_leaf_hash_key UNIQUE (leaf_hash)
  constraint fact_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES fact_chain(matter_id) DEFERRABLE INITIALLY DEFERRED
  constraint fact_matter_id_n_key UNIQUE (matter_id, n)
  constraint fact_pkey PRIMARY KEY (id)

fact_chain
  matter_id uuid not null
  handle bytea not null
  last_n integer not null
  last_hash bytea
  constraint fact_chain_handle_key UNIQUE (handle)
  constraint fact_chain_pkey PRIMARY KEY (matter_id)

fact_delivery
  fact_id uuid not null
  hearer text not null
  place bigint not null generated always as identity
  matter_id uuid
  n integer not null
  state text not null default 'due'::text
  tries integer not null default 0
  retry_after timestamp with time zone not null default '1970-01-01 00:00:00+00'::timestamp with time zone
  leased_until timestamp with time zone
  last_error text
  constraint fact_delivery_pkey PRIMARY KEY (fact_id, hearer)
  constraint fact_delivery_state_check CHECK ((state = ANY (ARRAY['due'::text, 'parked'::text])))
  CREATE INDEX fact_delivery_due ON fact_delivery USING btree (hearer, place) WHERE (state = 'due'::text)
  CREATE INDEX fact_delivery_matter ON fact_delivery USING btree (hearer, matter_id, n)

file_put
  account_id uuid not null
  day_on date not null
  files integer not null
  bytes bigint not null
  constraint file_put_pkey PRIMARY KEY (account_id, day_on)

finding
  matter_id uuid not null
  fact_n integer not null
  place geometry(Geometry,4490) not null
  kind text not null
  stage text not null
  channel text not null
  words text not null
  found_at timestamp with time zone not null
  begun_on date
  constraint finding_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint finding_pkey PRIMARY KEY (matter_id)

finding_progress
  matter_id uuid not null
  kind text not null
  stage text not null
  channel text not null
  county text not null
  found_at timestamp with time zone not null
  found_month text not null
  begun_on date
  reported_at timestamp with time zone not null
  ordered_at timestamp with time zone
  stopped_at timestamp with time zone
  area_m2 numeric(14,2)
  constraint finding_progress_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint finding_progress_pkey PRIMARY KEY (matter_id)
  CREATE INDEX finding_progress_month ON finding_progress USING btree (county, found_month)
  CREATE INDEX finding_progress_of_month ON finding_progress USING btree (found_month)

hold
  id uuid not null
  parcel_id uuid not null
  kind text not null
  basis text not null
  matter_id uuid not null
  fact_n integer not null
  from_on date not null
  to_on date
  lifted_basis text
  words text not null default ''::text
  constraint hold_parcel_id_fkey FOREIGN KEY (parcel_id) REFERENCES parcel(id)
  constraint hold_pkey PRIMARY KEY (id)
  CREATE INDEX hold_parcel ON hold USING btree (parcel_id)
  CREATE UNIQUE INDEX hold_standing ON hold USING btree (parcel_id, kind, matter_id) WHERE (to_on IS NULL)

hold_release
  matter_id uuid not null
  fact_n integer not null
  hold_id uuid not null
  basis text not null
  released_on date not null
  constraint hold_release_hold_id_fkey FOREIGN KEY (hold_id) REFERENCES hold(id)
  constraint hold_release_pkey PRIMARY KEY (matter_id, fact_n)

holiday_notice
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  number text not null
  year integer not null
  issued_on date not null
  notice jsonb not null
  constraint holiday_notice_number_key UNIQUE (number)
  constraint holiday_notice_pkey PRIMARY KEY (id)

holiday_notice_applied
  matter_id uuid not null
  fact_n integer not null
  notice_id uuid not null
  moved integer not null
  late integer not null
  digest text not null
  constraint holiday_notice_applied_pkey PRIMARY KEY (notice_id)

job
  id bigint not null generated always as identity
  name text not null
  key text
  payload jsonb not null
  run_after timestamp with time zone not null
  state text not null default 'waiting'::text
  tries integer not null default 0
  again boolean not null default false
  leased_until timestamp with time zone
  last_error text
  constraint job_pkey PRIMARY KEY (id)
  constraint job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'parked'::text])))
  CREATE UNIQUE INDEX job_key ON job USING btree (name, key)
  CREATE INDEX job_waiting ON job USING btree (run_after, id) WHERE (state = 'waiting'::text)

joining
  matter_id uuid not null
  fact_n integer not null
  into_id uuid not null
  words text not null
  constraint joining_into_id_fkey FOREIGN KEY (into_id) REFERENCES matter(id)
  constraint joining_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint joining_pkey PRIMARY KEY (matter_id, fact_n)

ladder_rung
  matter_id uuid not null
  fact_n integer not null
  seq integer not null
  after_count integer not null
  unit text not null
  target text not null
  role text
  constraint ladder_rung_matter_id_fact_n_fkey FOREIGN KEY (matter_id, fact_n) REFERENCES ladder_version(matter_id, fact_n)
  constraint ladder_rung_pkey PRIMARY KEY (matter_id, fact_n, seq)

ladder_version
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  kind text not null
  article text not null
  confidence text not null
  in_force_from date not null
  constraint ladder_version_kind_in_force_from_key UNIQUE (kind, in_force_from)
  constraint ladder_version_matter_id_fact_n_key UNIQUE (matter_id, fact_n)
  constraint ladder_version_pkey PRIMARY KEY (id)

land_import
  matter_id uuid not null
  fact_n integer not null
  target text not null
  scheme text
  file text not null
  source text not null
  valid_from date not null
  features integer not null
  recorded_at timestamp with time zone not null
  constraint land_import_pkey PRIMARY KEY (matter_id, fact_n)

layer_change
  layer text not null
  on_day date not null
  features integer not null
  constraint layer_change_pkey PRIMARY KEY (layer, on_day)

layer_edition
  layer text not null
  edition uuid not null
  constraint layer_edition_pkey PRIMARY KEY (layer)

layer_feature
  id bigint not null generated always as identity
  import_id uuid not null
  layer text not null
  scheme text not null
  code text not null
  name text
  source text not null
  area_m2 numeric(14,2) not null
  valid_from date not null
  valid_to date
  geometry geometry(Geometry,4490) not null
  constraint layer_feature_pkey PRIMARY KEY (id)
  CREATE INDEX layer_feature_layer ON layer_feature USING btree (layer, scheme) WHERE (valid_to IS NULL)
  CREATE INDEX layer_feature_place ON layer_feature USING gist (geometry)

licence
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  person_id uuid not null
  kind text not null
  number text not null
  from_on date not null
  to_on date not null
  constraint licence_number_key UNIQUE (number)
  constraint licence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
  constraint licence_pkey PRIMARY KEY (id)
  CREATE INDEX licence_of ON licence USING btree (person_id)

limit_version
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  key text not null
  count integer not null
  unit text not null
  yellow_at integer not null
  source text not null
  article text not null
  confidence text not null
  in_force_from date not null
  withdrawn boolean not null default false
  constraint limit_version_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX limit_version_series ON limit_version USING btree (key, in_force_from) WHERE (NOT withdrawn)

limit_withdrawal
  matter_id uuid not null
  fact_n integer not null
  limit_id uuid not null
  constraint limit_withdrawal_limit_id_fkey FOREIGN KEY (limit_id) REFERENCES limit_version(id)
  constraint limit_withdrawal_pkey PRIMARY KEY (matter_id, fact_n)

log_due
  place bigint not null generated always as identity
  fact_id uuid not null
  constraint log_due_pkey PRIMARY KEY (place)

log_entry
  leaf_index bigint not null
  fact_id uuid not null
  leaf_hash bytea not null
  constraint log_entry_fact_id_key UNIQUE (fact_id)
  constraint log_entry_leaf_hash_key UNIQUE (leaf_hash)
  constraint log_entry_pkey PRIMARY KEY (leaf_index)

log_state
  only_one boolean not null default true
  origin text not null
  verifier_key text not null
  fence bigint not null default 0
  seen_at timestamp with time zone
  sequenced bigint not null default 0
  signed_size bigint
  signed_note text
  signed_at timestamp with time zone
  witnessed_size bigint
  witnessed_note text
  constraint log_state_only_one_check CHECK (only_one)
  constraint log_state_pkey PRIMARY KEY (only_one)

matter
  id uuid not null
  kind text not null
  procedure_version text not null
  number text not null
  state text not null
  version integer not null
  topic text not null
  place_name text not null
  division text not null
  county text not null generated always as ("left"(division, 6)) stored
  township text not null generated always as ("left"(division, 9)) stored
  village text not null generated always as ("left"(division, 12)) stored
  place geometry(Geometry,4490) not null
  brought_by uuid
  done_by jsonb not null
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  verb text
  duty text
  unit_id uuid
  post_id uuid
  person_id uuid
  clock text
  due_on date
  yellow_on date
  place_grams text[] not null default '{}'::text[]
  lon double precision not null generated always as (st_x(st_pointonsurface(place))) stored
  lat double precision not null generated always as (st_y(st_pointonsurface(place))) stored
  named boolean not null default false
  parent_id uuid
  contact_id uuid
  of_unit_id uuid
  constraint matter_number_key UNIQUE (number)
  constraint matter_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES matter(id)
  constraint matter_pkey PRIMARY KEY (id)
  CREATE INDEX matter_brought ON matter USING btree (brought_by, opened_at DESC) WHERE (brought_by IS NOT NULL)
  CREATE INDEX matter_children ON matter USING btree (parent_id) WHERE (parent_id IS NOT NULL)
  CREATE INDEX matter_county ON matter USING btree (county, kind, opened_at DESC, id DESC)
  CREATE INDEX matter_due ON matter USING btree (kind, due_on, id) WHERE (closed_at IS NULL)
  CREATE INDEX matter_grams ON matter USING gin (place_grams) WITH (gin_pending_list_limit='256')
  CREATE INDEX matter_new ON matter USING btree (kind, opened_at DESC, id DESC)
  CREATE INDEX matter_place ON matter USING gist (place)
  CREATE INDEX matter_state ON matter USING btree (kind, state, opened_at DESC, id DESC)
  CREATE INDEX matter_township ON matter USING btree (township, kind, opened_at DESC, id DESC)
  CREATE INDEX matter_village ON matter USING btree (village, kind, opened_at DESC, id DESC)
  CREATE INDEX work_by_place ON matter USING btree (county, division, COALESCE(due_on, '9999-12-31'::date), id) WHERE (closed_at IS NULL)
  CREATE INDEX work_by_time ON matter USING btree (COALESCE(due_on, '9999-12-31'::date), id) WHERE (closed_at IS NULL)
  CREATE INDEX work_of_person ON matter USING btree (person_id, COALESCE(due_on, '9999-12-31'::date), id) WHERE ((closed_at IS NULL) AND (person_id IS NOT NULL))
  CREATE INDEX work_of_unit ON matter USING btree (COALESCE(unit_id, '00000000-0000-0000-0000-000000000000'::uuid), COALESCE(due_on, '9999-12-31'::date), id) WHERE (closed_at IS NULL)

matter_handing
  matter_id uuid not null
  fact_n integer not null
  from_person_id uuid
  to_person_id uuid
  words text not null
  constraint matter_handing_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint matter_handing_pkey PRIMARY KEY (matter_id, fact_n)

measure
  key text not null
  matter_id uuid not null
  constraint measure_pkey PRIMARY KEY (key)

measure_version
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  key text not null
  group_name text not null
  number integer not null
  words jsonb not null
  pointer jsonb not null
  in_force_from date not null
  owner text not null
  source text not null
  confidence text not null
  constraint measure_version_day UNIQUE (key, in_force_from)
  constraint measure_version_key_fkey FOREIGN KEY (key) REFERENCES measure(key)
  constraint measure_version_pkey PRIMARY KEY (id)

measure_withdrawal
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  key text not null
  from_on date not null
  reason text not null
  constraint measure_withdrawal_day UNIQUE (key, from_on)
  constraint measure_withdrawal_key_fkey FOREIGN KEY (key) REFERENCES measure(key)
  constraint measure_withdrawal_pkey PRIMARY KEY (id)

mortgage
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  proof_number text not null
  parcel_id uuid not null
  unit_number text not null
  mortgagor_id uuid not null
  mortgagee_id uuid not null
  claim text not null
  amount numeric(14,2) not null
  from_on date not null
  to_on date not null
  main_contract text not null
  mortgage_contract text not null
  buildings text not null
  registered_at timestamp with time zone not null
  released_at timestamp with time zone
  entry bigint not null generated always as identity
  constraint mortgage_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint mortgage_mortgagee_id_fkey FOREIGN KEY (mortgagee_id) REFERENCES party(id)
  constraint mortgage_mortgagor_id_fkey FOREIGN KEY (mortgagor_id) REFERENCES party(id)
  constraint mortgage_parcel_id_fkey FOREIGN KEY (parcel_id) REFERENCES parcel(id)
  constraint mortgage_pkey PRIMARY KEY (id)
  CREATE INDEX mortgage_matter ON mortgage USING btree (matter_id)
  CREATE INDEX mortgage_unit ON mortgage USING btree (unit_number, registered_at, id)

mortgage_act
  matter_id uuid not null
  fact_n integer not null
  mortgage_id uuid not null
  act text not null
  amount numeric(14,2) not null
  to_on date not null
  proof_number text
  words text not null
  at timestamp with time zone not null
  constraint mortgage_act_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint mortgage_act_mortgage_id_fkey FOREIGN KEY (mortgage_id) REFERENCES mortgage(id)
  constraint mortgage_act_pkey PRIMARY KEY (matter_id, fact_n)
  CREATE INDEX mortgage_act_of ON mortgage_act USING btree (mortgage_id, at)
  CREATE INDEX mortgage_act_proof ON mortgage_act USING btree (proof_number)

number_register
  organ text not null
  kind text not null
  year integer not null
  seq integer not null
  state text not null
  paper_id uuid
  void_reason text
  void_by uuid
  reserved_for text
  reserved_until date
  constraint number_register_check CHECK (((state = 'used'::text) = (paper_id IS NOT NULL)))
  constraint number_register_check1 CHECK (((state = 'void'::text) = (void_reason IS NOT NULL)))
  constraint number_register_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES paper(id)
  constraint number_register_pkey PRIMARY KEY (organ, kind, year, seq)

number_series
  organ text not null
  kind text not null
  year integer not null
  last integer not null
  constraint number_series_pkey PRIMARY KEY (organ, kind, year)

opening
  fact_id uuid not null
  salts jsonb not null
  said jsonb not null
  constraint opening_fact_id_fkey FOREIGN KEY (fact_id) REFERENCES fact(id)
  constraint opening_pkey PRIMARY KEY (fact_id)

opinion
  matter_id uuid not null
  fact_n integer not null
  parent_id uuid not null
  unit_id uuid not null
  question text not null
  asked_by uuid
  asked_at timestamp with time zone not null
  constraint opinion_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint opinion_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES application(matter_id)
  constraint opinion_pkey PRIMARY KEY (matter_id)
  CREATE INDEX opinion_parent ON opinion USING btree (parent_id, asked_at)

opinion_answer
  matter_id uuid not null
  fact_n integer not null
  outcome text not null
  words text not null
  given_by uuid
  given_at timestamp with time zone not null
  constraint opinion_answer_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES opinion(matter_id)
  constraint opinion_answer_pkey PRIMARY KEY (matter_id, fact_n)

opinion_asking
  matter_id uuid not null
  fact_n integer not null
  opinion_id uuid not null
  unit_id uuid not null
  constraint opinion_asking_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint opinion_asking_opinion_id_fkey FOREIGN KEY (opinion_id) REFERENCES opinion(matter_id)
  constraint opinion_asking_pkey PRIMARY KEY (matter_id, fact_n)

opinion_cancelling
  matter_id uuid not null
  fact_n integer not null
  words text not null
  constraint opinion_cancelling_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES opinion(matter_id)
  constraint opinion_cancelling_pkey PRIMARY KEY (matter_id, fact_n)

paper
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  kind text not null
  organ text not null
  number text not null
  code text not null
  leaf_hash bytea not null
  record jsonb not null
  issued_at timestamp with time zone
  state text not null
  demo boolean not null
  valid_to date
  replaced_by text
  constraint paper_code_key UNIQUE (code)
  constraint paper_issued_when CHECK (
CASE state
    WHEN 'drawn'::text THEN (issued_at IS NULL)
    WHEN 'issued'::text THEN (issued_at IS NOT NULL)
    ELSE (state = 'void'::text)
END)
  constraint paper_number_key UNIQUE (number)
  constraint paper_pkey PRIMARY KEY (id)
  CREATE INDEX paper_matter ON paper USING btree (matter_id)

paper_print
  matter_id uuid not null
  fact_n integer not null
  paper_id uuid not null
  sha256 text not null
  pages integer not null
  constraint paper_print_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES paper(id)
  constraint paper_print_pkey PRIMARY KEY (paper_id)

paper_service
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  paper_id uuid not null
  mode text not null
  served_at timestamp with time zone not null
  received_by text
  witness text
  remark text
  officers jsonb not null
  constraint paper_service_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES paper(id)
  constraint paper_service_pkey PRIMARY KEY (id)
  CREATE INDEX paper_service_paper ON paper_service USING btree (paper_id)

papers_request
  matter_id uuid not null
  fact_n integer not null
  paper_id uuid not null
  number text not null
  requested_on date not null
  again boolean not null
  new_ground text
  arisen_on date
  constraint papers_request_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint papers_request_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES paper(id)
  constraint papers_request_pkey PRIMARY KEY (matter_id, fact_n)
  CREATE INDEX papers_request_again ON papers_request USING btree (requested_on) WHERE again

papers_request_item
  matter_id uuid not null
  fact_n integer not null
  seq integer not null
  material text not null
  lacking text not null
  constraint papers_request_item_matter_id_fact_n_fkey FOREIGN KEY (matter_id, fact_n) REFERENCES papers_request(matter_id, fact_n)
  constraint papers_request_item_pkey PRIMARY KEY (matter_id, fact_n, seq)

parcel
  id uuid not null
  import_id uuid not null
  unit_number text not null
  division text not null
  area_m2 numeric(14,2) not null
  source text not null
  valid_from date not null
  valid_to date
  geometry geometry(Geometry,4490) not null
  constraint parcel_pkey PRIMARY KEY (id)
  constraint parcel_unit_number_valid_from_key UNIQUE (unit_number, valid_from)
  CREATE INDEX parcel_number ON parcel USING btree (unit_number COLLATE "C")
  CREATE INDEX parcel_place ON parcel USING gist (geometry)

party
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  kind text not null
  name text not null
  identity_sealed bytea
  identity_tail text
  phone_sealed bytea
  address text
  recorded_at timestamp with time zone not null
  constraint party_pkey PRIMARY KEY (id)
  CREATE INDEX party_matter ON party USING btree (matter_id)
  CREATE INDEX party_name ON party USING btree (name COLLATE "C")

patrol
  id uuid not null
  matter_id uuid
  fact_n integer
  person_id uuid
  vehicle_id uuid
  duty_on date
  mode text not null
  purpose text not null
  unit_id uuid
  division text not null
  started_at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint patrol_check CHECK ((ended_at > started_at))
  constraint patrol_check1 CHECK ((num_nonnulls(person_id, vehicle_id) = 1))
  constraint patrol_person_id_tstzrange_excl EXCLUDE USING gist (person_id WITH =, tstzrange(started_at, ended_at) WITH &&)
  constraint patrol_pkey PRIMARY KEY (id)
  constraint patrol_vehicle_id_duty_on_key UNIQUE (vehicle_id, duty_on)
  constraint patrol_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicle(id)
  CREATE INDEX patrol_person ON patrol USING btree (person_id, started_at)
  CREATE INDEX patrol_started ON patrol USING btree (started_at)

patrol_end
  matter_id uuid not null
  fact_n integer not null
  ended_at timestamp with time zone not null
  words text not null
  constraint patrol_end_pkey PRIMARY KEY (matter_id, fact_n)

patrol_log
  matter_id uuid not null
  fact_n integer not null
  route text not null
  companions jsonb not null
  opinion text not null
  remark text not null
  sites jsonb not null
  written_by uuid
  written_at timestamp with time zone not null
  constraint patrol_log_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES patrol(id)
  constraint patrol_log_pkey PRIMARY KEY (matter_id, fact_n)

patrol_plan
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  division text not null
  year integer not null
  month integer
  constraint patrol_plan_month_check CHECK (((month >= 1) AND (month <= 12)))
  constraint patrol_plan_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX patrol_plan_period ON patrol_plan USING btree (division, year, COALESCE(month, 0))

person
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  name text not null
  kind text not null
  staff_number text
  phone text
  valid_from date not null
  valid_to date
  constraint person_pkey PRIMARY KEY (id)
  constraint person_staff_number_key UNIQUE (staff_number)
  CREATE INDEX person_name ON person USING btree (name)

plan_version
  matter_id uuid not null
  fact_n integer not null
  version integer not null
  rows jsonb not null
  words text not null
  made_by uuid
  made_at timestamp with time zone not null
  constraint plan_version_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES patrol_plan(id)
  constraint plan_version_pkey PRIMARY KEY (matter_id, fact_n)

post
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  unit_id uuid not null
  title text not null
  role text not null
  rank integer not null
  valid_from date not null
  valid_to date
  division text
  constraint post_division_fkey FOREIGN KEY (division) REFERENCES division(code)
  constraint post_pkey PRIMARY KEY (id)
  constraint post_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
  CREATE INDEX post_of_unit ON post USING btree (unit_id, role, rank)

presence
  matter_id uuid not null
  fact_n integer not null
  step text not null
  person_id uuid not null
  agrees boolean not null
  words text not null
  answered_at timestamp with time zone not null
  constraint presence_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint presence_pkey PRIMARY KEY (matter_id, fact_n)

preview_check
  matter_id uuid not null
  fact_n integer not null
  digest text not null
  area_m2 double precision not null
  permanent_m2 double precision not null
  plan_fit text not null
  figures jsonb not null
  checked_by uuid
  checked_at timestamp with time zone not null
  constraint preview_check_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint preview_check_pkey PRIMARY KEY (matter_id, fact_n)

preview_conclusion
  matter_id uuid not null
  fact_n integer not null
  outcome text not null
  words text not null
  despite text
  concluded_by uuid
  constraint preview_conclusion_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint preview_conclusion_pkey PRIMARY KEY (matter_id, fact_n)

preview_opinion
  matter_id uuid not null
  fact_n integer not null
  paper_id uuid not null
  number text not null
  issued_on date not null
  valid_to date not null
  project text not null
  area_m2 double precision not null
  constraint preview_opinion_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint preview_opinion_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES paper(id)
  constraint preview_opinion_pkey PRIMARY KEY (matter_id, fact_n)
  CREATE INDEX preview_opinion_new ON preview_opinion USING btree (issued_on DESC, paper_id DESC)

promise_explained
  matter_id uuid not null
  constraint promise_explained_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint promise_explained_pkey PRIMARY KEY (matter_id)

promise_month
  item text not null
  month date not null
  promised integer not null
  days integer not null
  n integer not null
  missed integer not null
  unexplained integer not null
  constraint promise_month_pkey PRIMARY KEY (month, item, promised, days)

promise_outcome
  matter_id uuid not null
  item text not null
  month date not null
  finished_on date not null
  days integer not null
  promised integer not null
  statutory integer not null
  kept boolean not null
  explained boolean not null
  constraint promise_outcome_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint promise_outcome_pkey PRIMARY KEY (matter_id)
  CREATE INDEX promise_record ON promise_outcome USING btree (item, month, kept, matter_id)

queue_call
  matter_id uuid not null
  fact_n integer not null
  counter integer not null
  called_by uuid
  constraint queue_call_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES queue_ticket(id)
  constraint queue_call_pkey PRIMARY KEY (matter_id, fact_n)

queue_day
  unit_id uuid not null
  day date not null
  last_number integer not null
  constraint queue_day_pkey PRIMARY KEY (unit_id, day)
  constraint queue_day_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)

queue_end
  matter_id uuid not null
  fact_n integer not null
  outcome text not null
  waited_minutes integer not null
  served_minutes integer not null
  constraint queue_end_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES queue_ticket(id)
  constraint queue_end_pkey PRIMARY KEY (matter_id, fact_n)

queue_ticket
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  unit_id uuid not null
  day date not null
  number integer not null
  item text
  appointment_id uuid
  half_hour text
  taken_at timestamp with time zone not null
  counter integer
  called_at timestamp with time zone
  recalled_at timestamp with time zone
  recalls integer not null default 0
  ended_at timestamp with time zone
  outcome text
  constraint queue_ticket_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES window_booking(id)
  constraint queue_ticket_appointment_id_key UNIQUE (appointment_id)
  constraint queue_ticket_pkey PRIMARY KEY (id)
  constraint queue_ticket_unit_id_day_number_key UNIQUE (unit_id, day, number)
  constraint queue_ticket_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
  CREATE INDEX queue_ticket_called ON queue_ticket USING btree (unit_id, day, called_at DESC) WHERE (called_at IS NOT NULL)
  CREATE INDEX queue_ticket_waiting ON queue_ticket USING btree (unit_id, day) WHERE (called_at IS NULL)

queue_tie
  matter_id uuid not null
  fact_n integer not null
  application_id uuid not null
  constraint queue_tie_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(matter_id)
  constraint queue_tie_application_id_key UNIQUE (application_id)
  constraint queue_tie_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES queue_ticket(id)
  constraint queue_tie_pkey PRIMARY KEY (matter_id, fact_n)

rating
  matter_id uuid not null
  fact_n integer not null
  application_id uuid not null
  item text not null
  grade text not null
  words text not null
  phone_sealed bytea
  rated_at timestamp with time zone not null
  set_aside boolean not null default false
  by_other boolean not null default false
  constraint rating_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(matter_id)
  constraint rating_pkey PRIMARY KEY (matter_id)
  CREATE INDEX rating_new ON rating USING btree (rated_at DESC, matter_id DESC)
  CREATE UNIQUE INDEX rating_once ON rating USING btree (application_id) WHERE (NOT by_other)

rating_sum
  item text not null
  grade text not null
  n integer not null
  constraint rating_sum_pkey PRIMARY KEY (item, grade)

rating_word
  matter_id uuid not null
  fact_n integer not null
  nth integer not null
  words text not null
  constraint rating_word_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint rating_word_pkey PRIMARY KEY (matter_id, nth)

recheck
  matter_id uuid not null
  fact_n integer not null
  outcome text not null
  words text not null
  seen_at timestamp with time zone not null
  constraint recheck_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint recheck_pkey PRIMARY KEY (matter_id, fact_n)

recusal
  matter_id uuid not null
  fact_n integer not null
  person_id uuid not null
  words text not null
  ordered boolean not null
  to_person_id uuid
  constraint recusal_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint recusal_pkey PRIMARY KEY (matter_id, fact_n)

refusal_log
  at timestamp with time zone not null
  actor text not null
  name text not null
  code text not null
  request_id text not null
  CREATE INDEX refusal_log_age ON refusal_log USING btree (at)

register_entry
  matter_id uuid not null
  fact_n integer not null
  digest text not null
  units integer not null
  people integer not null
  entered_at timestamp with time zone not null
  entered_by uuid
  constraint register_entry_pkey PRIMARY KEY (matter_id, fact_n)

register_import
  matter_id uuid not null
  fact_n integer not null
  file text not null
  constraint register_import_pkey PRIMARY KEY (matter_id, fact_n)

registered_right
  id uuid not null
  parcel_id uuid not null
  kind text not null
  party_id uuid
  holder text
  identity_sealed bytea
  identity_tail text
  valid_from date not null
  valid_to date
  constraint registered_right_parcel_id_fkey FOREIGN KEY (parcel_id) REFERENCES parcel(id)
  constraint registered_right_pkey PRIMARY KEY (id)
  CREATE INDEX registered_right_parcel ON registered_right USING btree (parcel_id)

role_grant
  id uuid not null
  person_id uuid
  account_id uuid
  role text not null
  division text not null
  unit_id uuid
  from_on date not null
  to_on date
  source text not null
  constraint role_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
  constraint role_grant_check CHECK ((num_nonnulls(person_id, account_id) = 1))
  constraint role_grant_division_check CHECK ((division ~ '^[0-9]{4,14}$'::text))
  constraint role_grant_pkey PRIMARY KEY (id)
  constraint role_grant_role_check CHECK ((role <> 'system'::text))
  CREATE INDEX role_grant_account ON role_grant USING btree (account_id)
  CREATE INDEX role_grant_person ON role_grant USING btree (person_id)
  CREATE INDEX role_grant_source ON role_grant USING btree (source)

session
  id_hash text not null
  account_id uuid not null
  device_id uuid
  began_at timestamp with time zone not null
  last_seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone
  address text
  constraint session_account_id_device_id_fkey FOREIGN KEY (account_id, device_id) REFERENCES device(account_id, id)
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
  constraint session_pkey PRIMARY KEY (id_hash)
  CREATE INDEX session_began ON session USING btree (began_at)
  CREATE INDEX session_open ON session USING btree (account_id) WHERE (ended_at IS NULL)

setup_link
  token_hash text not null
  account_id uuid not null
  expires_at timestamp with time zone not null
  constraint setup_link_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
  constraint setup_link_pkey PRIMARY KEY (token_hash)

sign_in_attempt
  name_hash text not null
  failures integer not null
  last_at timestamp with time zone not null
  open_at timestamp with time zone not null
  constraint sign_in_attempt_pkey PRIMARY KEY (name_hash)

step_taken
  matter_id uuid not null
  fact_n integer not null
  step text not null
  fact text not null
  outcome text
  from_state text
  to_state text not null
  person_id uuid
  role text not null
  happened_at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  said jsonb not null
  constraint step_taken_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint step_taken_pkey PRIMARY KEY (matter_id, fact_n)

stop_notice
  matter_id uuid not null
  fact_n integer not null
  paper_id uuid not null
  number text not null
  party_id uuid not null
  party_name text not null
  violation text not null
  act text not null
  land_use text not null
  officers jsonb not null
  constraint stop_notice_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint stop_notice_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES paper(id)
  constraint stop_notice_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id)
  constraint stop_notice_pkey PRIMARY KEY (paper_id)
  CREATE INDEX stop_notice_matter ON stop_notice USING btree (matter_id)

stored_file
  sha256 text not null
  media_type text not null
  width_px integer
  height_px integer
  capture jsonb not null
  put_by uuid[] not null default '{}'::uuid[]
  put_at timestamp with time zone not null
  constraint stored_file_pkey PRIMARY KEY (sha256)
  CREATE INDEX stored_file_age ON stored_file USING btree (put_at)

structure_deed
  matter_id uuid not null
  fact_n integer not null
  unit_id uuid not null
  post_id uuid
  name text
  last_on date
  at timestamp with time zone not null
  by_person uuid
  constraint structure_deed_pkey PRIMARY KEY (matter_id, fact_n)
  constraint structure_deed_post_id_fkey FOREIGN KEY (post_id) REFERENCES post(id)
  constraint structure_deed_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)

suspension_notice
  matter_id uuid not null
  fact_n integer not null
  paper_id uuid not null
  number text not null
  ground text not null
  until_on date not null
  constraint suspension_notice_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES application(matter_id)
  constraint suspension_notice_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES paper(id)
  constraint suspension_notice_pkey PRIMARY KEY (matter_id, fact_n)

track_dropped
  patrol_id uuid not null
  reason text not null
  fixes integer not null
  constraint track_dropped_pkey PRIMARY KEY (patrol_id, reason)

track_segment
  extent box not null
  patrol_id uuid not null
  device_id uuid not null
  day date not null
  bucket integer not null
  fixes integer not null
  accurate integer not null
  points bytea not null
  constraint track_segment_pkey PRIMARY KEY (patrol_id, device_id, bucket, day)
  CREATE INDEX track_segment_extent ON ONLY track_segment USING gist (extent)

tracker
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  key_hash bytea not null
  label text not null
  person_id uuid
  vehicle_id uuid
  unit_id uuid
  division text not null
  enrolled_at timestamp with time zone not null
  struck_off_at timestamp with time zone
  constraint tracker_check CHECK ((num_nonnulls(person_id, vehicle_id) = 1))
  constraint tracker_key_hash_key UNIQUE (key_hash)
  constraint tracker_pkey PRIMARY KEY (id)
  constraint tracker_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicle(id)

tracker_end
  matter_id uuid not null
  fact_n integer not null
  words text not null
  constraint tracker_end_pkey PRIMARY KEY (matter_id, fact_n)

unit
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  name text not null
  kind text not null
  parent_id uuid
  division text not null
  symbol text
  address text
  phone text
  valid_from date not null
  valid_to date
  constraint unit_division_fkey FOREIGN KEY (division) REFERENCES division(code)
  constraint unit_name_key UNIQUE (name)
  constraint unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id)
  constraint unit_pkey PRIMARY KEY (id)
  CREATE INDEX unit_organ ON unit USING btree (division) WHERE ((symbol IS NOT NULL) AND (valid_to IS NULL))

unit_area
  unit_id uuid not null
  division text not null
  constraint unit_area_division_fkey FOREIGN KEY (division) REFERENCES division(code)
  constraint unit_area_pkey PRIMARY KEY (unit_id, division)
  constraint unit_area_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
  CREATE INDEX unit_area_place ON unit_area USING btree (division)

vehicle
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  plate text not null
  unit_id uuid not null
  division text not null
  mode text not null
  duty_hours jsonb not null
  constraint vehicle_pkey PRIMARY KEY (id)
  constraint vehicle_plate_key UNIQUE (plate)

verification
  matter_id uuid not null
  fact_n integer not null
  outcome text not null
  ground text
  place geometry(Geometry,4490)
  area_m2 numeric(14,2)
  stage text not null
  words text not null
  officers jsonb not null
  arrived_at timestamp with time zone not null
  constraint verification_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
  constraint verification_pkey PRIMARY KEY (matter_id, fact_n)

window_booking
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  unit_id uuid not null
  item text not null
  day date not null
  half_hour text not null
  code_hash bytea not null
  phone_sealed bytea
  booked_at timestamp with time zone not null
  cancelled_at timestamp with time zone
  network_mark text
  constraint window_booking_code_hash_key UNIQUE (code_hash)
  constraint window_booking_pkey PRIMARY KEY (id)
  constraint window_booking_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
  CREATE INDEX window_booking_network ON window_booking USING btree (network_mark) WHERE (network_mark IS NOT NULL)
  CREATE INDEX window_booking_phones ON window_booking USING btree (day) WHERE (phone_sealed IS NOT NULL)
  CREATE INDEX window_booking_slot ON window_booking USING btree (unit_id, day, half_hour) WHERE (cancelled_at IS NULL)

window_hours
  id uuid not null
  matter_id uuid not null
  fact_n integer not null
  unit_id uuid not null
  in_force_from date not null
  week jsonb not null
  capacity integer not null
  constraint window_hours_day UNIQUE (unit_id, in_force_from)
  constraint window_hours_pkey PRIMARY KEY (id)
  constraint window_hours_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)

window_slot
  unit_id uuid not null
  day date not null
  half_hour text not null
  booked integer not null
  constraint window_slot_pkey PRIMARY KEY (unit_id, day, half_hour)
  constraint window_slot_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)

zone
  id uuid not null
  begun_at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint zone_pkey PRIMARY KEY (id)

zone_cells
  zone_id uuid not null
  bx integer not null
  by integer not null
  mask bit(4096) not null
  quarters smallint not null
  counted integer not null
  constraint zone_cells_pkey PRIMARY KEY (zone_id, bx, by, quarters)

zone_charge
  zone_id uuid not null
  charge text not null
  person_id uuid not null
  from_on date not null
  to_on date
  given_to_on date
  matter_id uuid not null
  fact_n integer not null
  given_at timestamp with time zone not null
  given_by uuid
  constraint zone_charge_zone_id_fkey FOREIGN KEY (zone_id) REFERENCES zone(id)
  CREATE INDEX charge_of_fact ON zone_charge USING btree (matter_id, fact_n)
  CREATE INDEX charge_of_person ON zone_charge USING btree (person_id) WHERE (to_on IS NULL)
  CREATE INDEX charge_of_zone ON zone_charge USING btree (zone_id, charge, from_on)

zone_end
  matter_id uuid not null
  fact_n integer not null
  into_id uuid not null
  constraint zone_end_into_id_fkey FOREIGN KEY (into_id) REFERENCES zone(id)
  constraint zone_end_pkey PRIMARY KEY (matter_id, fact_n)

zone_fault
  id text not null
  kind text not null
  village text
  zone_a uuid
  zone_b uuid
  place geometry(Geometry,4490) not null
  area_m2 numeric(16,2) not null
  constraint zone_fault_pkey PRIMARY KEY (id)
  CREATE INDEX zone_fault_a ON zone_fault USING btree (zone_a)
  CREATE INDEX zone_fault_b ON zone_fault USING btree (zone_b)
  CREATE INDEX zone_fault_village ON zone_fault USING btree (village)

zone_handing
  matter_id uuid not null
  fact_n integer not null
  words text not null
  matters jsonb not null
  constraint zone_handing_pkey PRIMARY KEY (matter_id, fact_n)

zone_import
  matter_id uuid not null
  fact_n integer not null
  file text not null
  digest text not null
  zones integer not null
  constraint zone_import_pkey PRIMARY KEY (matter_id, fact_n)

zone_merging
  matter_id uuid not null
  fact_n integer not null
  from_ids jsonb not null
  constraint zone_merging_pkey PRIMARY KEY (matter_id, fact_n)

zone_split
  matter_id uuid not null
  fact_n integer not null
  into_id uuid not null
  constraint zone_split_into_id_fkey FOREIGN KEY (into_id) REFERENCES zone(id)
  constraint zone_split_pkey PRIMARY KEY (matter_id, fact_n)

zone_version
  zone_id uuid not null
  version integer not null
  matter_id uuid not null
  fact_n integer not null
  name text not null
  class integer not null
  place geometry(Geometry,4490) not null
  area_m2 numeric(16,2) not null
  division text not null
  deed text not null
  person_id uuid
  valid_from timestamp with time zone not null
  valid_to timestamp with time zone
  constraint zone_version_pkey PRIMARY KEY (zone_id, version)
  constraint zone_version_zone_id_fkey FOREIGN KEY (zone_id) REFERENCES zone(id)
  CREATE INDEX zone_division ON zone_version USING btree (division) WHERE (valid_to IS NULL)
  CREATE INDEX zone_place ON zone_version USING gist (place) WHERE (valid_to IS NULL)
  CREATE INDEX zone_then ON zone_version USING btree (valid_from, valid_to)
