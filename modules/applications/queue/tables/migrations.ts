/** The tables of windows: hours, bookings, numbers of a day and their calls. */
import type { Migration } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'applications.queue.1',
    sql: `
      create table window_hours (
        id uuid primary key, matter_id uuid not null, fact_n int not null, unit_id uuid not null references unit,
        in_force_from date not null, week jsonb not null, capacity int not null,
        constraint window_hours_day unique (unit_id, in_force_from));
      create table queue_day (
        unit_id uuid not null references unit, day date not null, last_number int not null, primary key (unit_id, day));
      create table window_booking (
        id uuid primary key, matter_id uuid not null, fact_n int not null, unit_id uuid not null references unit,
        item text not null, day date not null, half_hour text not null, code_hash bytea not null unique,
        phone_sealed bytea, phone_mark text, booked_at timestamptz not null, cancelled_at timestamptz);
      create index window_booking_slot on window_booking (unit_id, day, half_hour) where cancelled_at is null;
      create index window_booking_phones on window_booking (day) where phone_sealed is not null;
      create table window_slot (
        unit_id uuid not null references unit, day date not null, half_hour text not null, booked int not null,
        primary key (unit_id, day, half_hour));
      create table queue_ticket (
        id uuid primary key, matter_id uuid not null, fact_n int not null, unit_id uuid not null references unit,
        day date not null, number int not null, item text, appointment_id uuid unique references window_booking,
        half_hour text, taken_at timestamptz not null, counter int, called_at timestamptz, recalled_at timestamptz,
        recalls int not null default 0, ended_at timestamptz, outcome text, unique (unit_id, day, number));
      create index queue_ticket_waiting on queue_ticket (unit_id, day) where called_at is null;
      create index queue_ticket_called on queue_ticket (unit_id, day, called_at desc) where called_at is not null;
      create table queue_call (
        matter_id uuid not null references queue_ticket, fact_n int not null, counter int not null, called_by uuid,
        primary key (matter_id, fact_n));
      create table queue_end (
        matter_id uuid not null references queue_ticket, fact_n int not null, outcome text not null,
        application_id uuid references application, waited_minutes int not null, served_minutes int not null,
        primary key (matter_id, fact_n));
      create index queue_end_application on queue_end (application_id) where application_id is not null;
    `,
  },
  {
    id: 'applications.queue.2',
    sql: `
      create table queue_tie (
        matter_id uuid not null references queue_ticket, fact_n int not null,
        application_id uuid not null unique references application, primary key (matter_id, fact_n));
      alter table queue_end drop column application_id;
    `,
  },
  {
    id: 'applications.queue.3',
    sql: `
      alter table window_booking add column network_mark text;
      create index window_booking_network on window_booking (network_mark) where network_mark is not null;
    `,
  },
  { id: 'applications.queue.4', sql: 'alter table window_booking drop column phone_mark;' },
];
