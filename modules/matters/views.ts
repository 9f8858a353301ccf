/** Tables of this module that modules below may read in their own statements, never write. */

/** The run itself, so that a list of a kind is found by its indexes and by `matterWhere`, each with the day of a clock. */
export const views = ['matter', 'clock'] as const;
