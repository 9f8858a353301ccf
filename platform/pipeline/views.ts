/** Tables of this folder that other parts may read in their own statements, never write. */

/** The very bytes of each leaf, for the public log. */
export const views = ['fact'] as const;
