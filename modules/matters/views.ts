/** Tables of this module that modules below may read in their own statements, never write. */

/** The run itself, so that a list of a kind is found by its indexes and by `matterWhere`. */
export const views = ['matter'] as const;
