/** Accounts as the administrator sees to them: opened for a person, given a password for once, locked and unlocked. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { roles } from '@cuntu/divisions';
import { z } from 'zod';

/** What an account may do comes from its holder's appointments; whoever keeps accounts gives nobody a right. */
export const mayKeepAccounts = [{ role: 'administrator', scope: 'city' }] as const;

export const accountStates = ['active', 'locked', 'closed'] as const;
const account = z.object({ accountId: uuid }).strict();

/**
 * Made on the administrator's device, so that the answer of no command holds it: for the answers are kept. It opens
 * nothing but the choice of one's own.
 */
const oncePassword = z.string().min(1).max(256);
const passwordFaults = ['password.short', 'password.long', 'password.holdsName', 'password.common'] as const;

export const accountOpened = fact({
  name: 'bureau.accountOpened',
  sealed: {
    username: { schema: z.string(), keptIn: 'account_deed.username' },
    holder: { schema: z.string(), keptIn: 'account_deed.person_id' },
  },
});

const ofAccount = { account: { schema: z.string(), keptIn: 'account_deed.account_id' } };
export const passwordReset = fact({ name: 'bureau.passwordReset', sealed: ofAccount });
export const accountLocked = fact({ name: 'bureau.accountLocked', sealed: ofAccount });
export const accountUnlocked = fact({ name: 'bureau.accountUnlocked', sealed: ofAccount });

export const secondFactorDropped = fact({
  name: 'bureau.secondFactorDropped',
  sealed: { ...ofAccount, reason: { schema: z.string(), keptIn: 'account_deed.reason' } },
});

export const openAccount = command({
  name: 'bureau.openAccount',
  input: z
    .object({ id: uuid, personId: uuid, username: z.string().trim().min(1).max(64), password: oncePassword })
    .strict(),
  output: z.object({ id: uuid, username: z.string() }),
  may: mayKeepAccounts,
  refusals: ['account.nameTaken', 'account.nameUnfit', 'account.personHas', 'account.personLeft', ...passwordFaults],
  facts: [accountOpened],
});

export const resetPassword = command({
  name: 'bureau.resetPassword',
  input: account.extend({ password: oncePassword }),
  output: z.null(),
  may: mayKeepAccounts,
  refusals: ['account.oneself', 'account.closed', ...passwordFaults],
  facts: [passwordReset],
});

export const lockAccount = command({
  name: 'bureau.lockAccount',
  input: account,
  output: z.null(),
  may: mayKeepAccounts,
  refusals: ['account.oneself', 'account.closed', 'account.lockedAlready'],
  facts: [accountLocked],
});

export const unlockAccount = command({
  name: 'bureau.unlockAccount',
  input: account,
  output: z.null(),
  may: mayKeepAccounts,
  refusals: ['account.oneself', 'account.closed', 'account.activeAlready'],
  facts: [accountUnlocked],
});

/** A lost phone: the next sign-in asks for the password alone. Why, and who saw the person, stays with the account. */
export const dropSecondFactor = command({
  name: 'bureau.dropSecondFactor',
  input: account.extend({ reason: z.string().trim().min(1).max(200) }),
  output: z.null(),
  may: mayKeepAccounts,
  refusals: ['account.oneself', 'account.closed', 'account.noSecondFactor'],
  facts: [secondFactorDropped],
});

export const accountRow = z.object({
  id: uuid,
  username: z.string(),
  /** Null: it stands for itself, like the first administrator. */
  person: z.object({ id: uuid, name: z.string(), staffNumber: z.string().nullable() }).nullable(),
  state: z.enum(accountStates),
  /** `once`: somebody else has chosen it, and it waits to be exchanged. */
  password: z.enum(['own', 'once', 'none']),
  secondFactor: z.boolean(),
  lastSignInAt: z.string().nullable(),
  roles: z.array(z.enum(roles)),
});

export const findAccounts = query({
  name: 'bureau.findAccounts',
  input: z.object({
    /** Part of a user name, of a name or a staff number. */
    text: z.string().trim().max(40).optional(),
    state: z.enum(accountStates).optional(),
    role: z.enum(roles).optional(),
    /** The user name after which the page begins. */
    cursor: z.string().max(64).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ accounts: z.array(accountRow), next: z.string().nullable() }),
  may: mayKeepAccounts,
  refusals: [],
});

export const grantSources = ['appointment', 'bootstrap', 'other'] as const;

export const getAccount = query({
  name: 'bureau.getAccount',
  input: account,
  output: accountRow.extend({
    openedAt: z.string(),
    openSessions: z.number(),
    grants: z.array(
      z.object({
        id: uuid,
        role: z.enum(roles),
        division: z.string(),
        divisionName: z.string(),
        from: day,
        to: day.nullable(),
        source: z.enum(grantSources),
        /** Of the appointment. */
        post: z.string().nullable(),
        state: z.enum(['toCome', 'now', 'over']),
      }),
    ),
    deeds: z.array(
      z.object({
        n: z.number(),
        deed: z.enum(['opened', 'reset', 'locked', 'unlocked', 'factorDropped']),
        reason: z.string().nullable(),
        at: z.string(),
        by: z.string().nullable(),
      }),
    ),
  }),
  may: mayKeepAccounts,
  refusals: [],
  personal: (found: { person: { id: string } | null }) => (found.person ? [found.person.id] : []),
});
