/** Tables of this folder that modules may read in their own statements, never write. */

/** Who may do what where, for whatever asks it of many people at once. */
export const views = ['role_grant'] as const;
