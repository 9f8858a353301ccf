/** Tables of this module that modules below may read in their own statements, never write. */

/** Outlines and codes, so that what lies where is found by their index; who is in service, so that a gap in people is seen; where a unit is found. */
export const views = ['division', 'person', 'appointment', 'unit'] as const;
