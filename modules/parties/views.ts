/** Tables of this module that modules below may read in their own statements, never write. */

/** Names beside what somebody applied for or is registered as; numbers stay sealed in their row. */
export const views = ['party'] as const;
