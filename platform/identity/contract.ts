/** What the desk `identity` offers: signing in and out, one's password, second factor and preferences, and who one is. */
import { command, day, query, uuid } from '@cuntu/base';
import { roles } from '@cuntu/divisions';
import { z } from 'zod';

const username = z.string().trim().min(1).max(64);
/** No rule of fitness here: what is asked at the door may be an old password. */
const password = z.string().min(1).max(1024);
const token = z.string().min(1).max(200);
/** SHA-256 of the session's token: names the session and opens nothing. */
const sessionId = z.string().regex(/^[0-9a-f]{64}$/);
const code = z.string().regex(/^\s*\d{3}\s*\d{3}\s*$/);

const passwordFaults = ['password.short', 'password.long', 'password.holdsName', 'password.common'] as const;

export const preferences = z.object({
  lang: z.enum(['zh', 'en']),
  theme: z.enum(['light', 'dark', 'system']).optional(),
  size: z.enum(['normal', 'large']).optional(),
});

export const signIn = command({
  name: 'identity.signIn',
  input: z.object({
    username,
    password,
    otp: code.optional(),
    /** One's own, in exchange for a password that somebody else has chosen. */
    newPassword: password.optional(),
    device: z.object({ id: uuid, label: z.string().max(100) }).optional(),
  }),
  output: z.object({ token, expiresAt: z.iso.datetime() }),
  may: 'anyone',
  refusals: [
    'signIn.wrong',
    'signIn.locked',
    'signIn.otpNeeded',
    'signIn.ownNeeded',
    'signIn.onceOver',
    'signIn.closed',
    'password.same',
    ...passwordFaults,
  ],
  facts: [],
});

export const signOut = command({
  name: 'identity.signOut',
  input: z.object({}),
  output: z.null(),
  may: 'signedIn',
  refusals: [],
  facts: [],
});

export const setFirstPassword = command({
  name: 'identity.setFirstPassword',
  input: z.object({ token, password }),
  output: z.object({ username }),
  may: 'anyone',
  refusals: [...passwordFaults, 'setupLink.unknown'],
  facts: [],
});

export const changePassword = command({
  name: 'identity.changePassword',
  input: z.object({ current: password, password }),
  output: z.null(),
  may: 'signedIn',
  refusals: [...passwordFaults, 'password.wrong', 'password.same', 'signIn.locked'],
  facts: [],
});

/** Where one is signed in now, newest first. */
export const findSessions = query({
  name: 'identity.findSessions',
  input: z.object({}),
  output: z.object({
    sessions: z.array(
      z.object({
        id: sessionId,
        device: z.string().nullable(),
        address: z.string().nullable(),
        beganAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
        expiresAt: z.iso.datetime(),
        here: z.boolean(),
      }),
    ),
  }),
  may: 'signedIn',
  refusals: [],
});

export const endSession = command({
  name: 'identity.endSession',
  input: z.object({ id: sessionId }).strict(),
  output: z.null(),
  may: 'signedIn',
  refusals: [],
  facts: [],
});

export const startOtp = command({
  name: 'identity.startOtp',
  input: z.object({}),
  output: z.object({ address: z.string() }),
  may: 'signedIn',
  refusals: ['otp.alreadyOn'],
  facts: [],
});

export const confirmOtp = command({
  name: 'identity.confirmOtp',
  input: z.object({ code }),
  output: z.null(),
  may: 'signedIn',
  refusals: ['otp.wrong', 'otp.notStarted'],
  facts: [],
});

export const savePreferences = command({
  name: 'identity.savePreferences',
  input: preferences.partial(),
  output: preferences,
  may: 'signedIn',
  refusals: [],
  facts: [],
});

export const getMe = query({
  name: 'identity.getMe',
  input: z.object({}),
  output: z.object({
    accountId: uuid,
    username,
    /** Absent for an account that stands for itself. */
    person: z.object({ id: uuid, name: z.string() }).optional(),
    roles: z.array(z.enum(roles)),
    grants: z.array(
      z.object({
        role: z.enum(roles),
        division: z.string(),
        unitId: uuid.optional(),
        from: day,
        to: day.optional(),
      }),
    ),
    preferences,
    secondFactor: z.boolean(),
    demo: z.boolean(),
  }),
  may: 'signedIn',
  refusals: [],
});

export const deeds = [
  signIn,
  signOut,
  setFirstPassword,
  changePassword,
  findSessions,
  endSession,
  startOtp,
  confirmOtp,
  savePreferences,
  getMe,
] as const;
