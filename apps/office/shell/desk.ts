/** The deeds of the desks that the shell itself calls, as platform/identity and platform/http declare them. */
import { command, query } from '@cuntu/base';
import { z } from 'zod';

const preferences = z.object({
  lang: z.enum(['zh', 'en']),
  theme: z.enum(['light', 'dark', 'system']).optional(),
  size: z.enum(['normal', 'large']).optional(),
});

export const signIn = command({
  name: 'identity.signIn',
  input: z.object({ username: z.string(), password: z.string(), otp: z.string().optional() }),
  output: z.object({ token: z.string(), expiresAt: z.string() }),
  may: 'anyone',
  refusals: ['signIn.wrong', 'signIn.locked', 'signIn.otpNeeded', 'signIn.closed'],
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
    accountId: z.string(),
    username: z.string(),
    person: z.object({ id: z.string(), name: z.string() }).optional(),
    roles: z.array(z.string()),
    grants: z.array(z.object({ role: z.string(), division: z.string() })),
    preferences,
    demo: z.boolean(),
  }),
  may: 'signedIn',
  refusals: [],
});

/** For anyone, before signing in: whose house this is, its day, and in a demo its printed accounts. */
export const getHouse = query({
  name: 'system.getHouse',
  input: z.object({}),
  output: z.object({
    city: z.string(),
    demo: z.boolean(),
    today: z.iso.date(),
    accounts: z
      .array(z.object({ username: z.string(), password: z.string(), name: z.string(), duty: z.string() }))
      .optional(),
  }),
  may: 'anyone',
  refusals: [],
});
