/** Which procedures run here and which command takes which step; filled by the modules that own them, at start. */
import type { AnyCommand } from '@cuntu/base';
import type { Procedure } from '@cuntu/procedure';
import type { Duty } from '#modules/bureau';
import type { Db, Tx } from '#platform/database';

const procedures = new Map<string, Procedure>();
const commands = new Map<string, AnyCommand>();

/** A module registers its procedure once; a second version of the same name is refused until versions can run beside. */
export function runProcedure(procedure: Procedure): void {
  const known = procedures.get(procedure.name);
  if (known && known !== procedure) throw new Error(`procedure ${procedure.name} is registered twice`);
  procedures.set(procedure.name, procedure);
}

export function procedureOf(kind: string): Procedure {
  const procedure = procedures.get(kind);
  if (!procedure) throw new Error(`no procedure for matters of kind ${kind}`);
  return procedure;
}

const verbOf = ({ name }: AnyCommand): string => name.slice(name.indexOf('.') + 1);

/** The step's name is the command's verb: one symbol for one deed; a deed that is several steps by where it is done names them. */
export function takenBy(kind: string, command: AnyCommand, steps: readonly string[] = [verbOf(command)]): void {
  for (const step of steps) {
    if (!procedureOf(kind).steps.some((one) => one.name === step))
      throw new Error(`${command.name}: the procedure ${kind} has no step ${step}`);
    commands.set(`${kind}.${step}`, command);
  }
}

export const commandOf = (kind: string, step: string): AnyCommand | undefined => commands.get(`${kind}.${step}`);

export const runningProcedures = (): Procedure[] => [...procedures.values()];

/** Who is named for a piece of ground, by a module below that knows. */
export interface Ground {
  /** Who answers for a role there; undefined: the post that serves the division. */
  owner(db: Db | Tx, place: unknown, role: string, on: string): Promise<Duty | undefined>;
  /** Who watches, stops and handles there, by the role that does so where nobody is named. */
  inCharge(db: Db | Tx, place: unknown, on: string): Promise<Partial<Record<string, Duty>>>;
}
const grounds = new Map<string, Ground>();

/** Matters of the kind are then owed by whoever is named for their ground. */
export function ownedByPlace(kind: string, ground: Ground): void {
  procedureOf(kind);
  grounds.set(kind, ground);
}

const sharing = new Set<string>();

/** Among several who hold a duty at one place, matters of the kind go to whoever has the fewest open tasks. */
export function sharedOut(kind: string): void {
  procedureOf(kind);
  sharing.add(kind);
}

export const sharesOut = (kind: string): boolean => sharing.has(kind);

export const groundOf = (kind: string): Ground | undefined => grounds.get(kind);
