/** Tables of this folder that modules may read in their own statements, never write. */

/** What is known of a kept file, for whatever hangs one on a matter. */
export const views = ['stored_file'] as const;
