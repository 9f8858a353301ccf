/** Declarations: one symbol for one deed in every tier (screen, phone, handler, test, log, public ledger). */
import type { z } from 'zod';

/**
 * How far a role reaches: `city` everywhere; `division` where the subject's division lies under the grant's;
 * `unit` where it belongs to one of the actor's units; `own` what the actor brought in; `assigned` what the actor
 * is responsible for now; `party` what concerns the actor as an outside person.
 */
export type Scope = 'city' | 'division' | 'unit' | 'own' | 'assigned' | 'party';

export interface MayRule {
  role: string;
  scope: Scope;
  /** Kinds of matter that it reaches; absent: any. */
  kinds?: readonly string[];
  /** States of the matter in which the rule holds; absent: any. */
  states?: readonly string[];
  /** Kind of licence the actor must hold on the day of the deed. */
  licence?: string;
  /** Deeds on the same matter of which each bars its doer from this one (nobody checks himself). */
  notAfterOwn?: string | readonly string[];
}

/** `anyone`: also without signing in. `signedIn`: whoever has an account. Else a list; denied by default. */
export type May = 'anyone' | 'signedIn' | readonly MayRule[];

interface Deed<Name extends string, In extends z.ZodType, Out extends z.ZodType> {
  name: Name;
  input: In;
  output: Out;
  may: May;
  /** Asked with something that could be guessed, or by anybody without end: at most so many a minute from one address. */
  triesAMinute?: number;
}

export interface Command<
  Name extends string = string,
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
  Refusals extends readonly string[] = readonly string[],
> extends Deed<Name, In, Out> {
  kind: 'command';
  refusals: Refusals;
  facts: readonly AnyFact[];
}

export interface Query<
  Name extends string = string,
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
  Refusals extends readonly string[] = readonly string[],
> extends Deed<Name, In, Out> {
  kind: 'query';
  refusals: Refusals;
  /** Media types of the file that it makes; the output is then a `madeFile`. */
  files?: readonly string[];
  /** Persons whose data an answer shows; the read then leaves an access record of each. */
  personal?: (output: never) => readonly string[];
}

/** A value committed to in the public leaf. `keptIn` is `table.column` of the row with the fact's (matter_id, fact_n). */
export interface SealedField {
  schema: z.ZodType;
  keptIn: string;
}

/** What happened, in the past tense. Its set of fields is fixed, so that absence leaks nothing (verifiable-log). */
export interface Fact<
  Name extends string = string,
  Fields extends Record<string, SealedField> = Record<string, SealedField>,
> {
  kind: 'fact';
  name: Name;
  sealed: Fields;
}

export type AnyCommand = Command;
export type AnyQuery = Query;
export type AnyFact = Fact;
export type InputOf<D extends { input: z.ZodType }> = z.output<D['input']>;
export type OutputOf<D extends { output: z.ZodType }> = z.input<D['output']>;
export type RefusalOf<D extends { refusals: readonly string[] }> = D['refusals'][number];
export type FieldsOf<F extends AnyFact> = { [K in keyof F['sealed']]: z.input<F['sealed'][K]['schema']> };

export function command<
  const Name extends string,
  In extends z.ZodType,
  Out extends z.ZodType,
  const Refusals extends readonly string[],
>(d: Omit<Command<Name, In, Out, Refusals>, 'kind'>): Command<Name, In, Out, Refusals> {
  return { kind: 'command', ...d };
}

export function query<
  const Name extends string,
  In extends z.ZodType,
  Out extends z.ZodType,
  const Refusals extends readonly string[],
>(d: Omit<Query<Name, In, Out, Refusals>, 'kind'>): Query<Name, In, Out, Refusals> {
  return { kind: 'query', ...d };
}

export function fact<const Name extends string, Fields extends Record<string, SealedField>>(
  d: Omit<Fact<Name, Fields>, 'kind'>,
): Fact<Name, Fields> {
  return { kind: 'fact', ...d };
}
