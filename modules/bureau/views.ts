/** Tables of this module that modules below may read in their own statements, never write. */

/** Outlines and codes, so that what lies where is found by their index; who is in service, so that a gap in people is seen; where a unit is found, which posts serve where, so that work is shared out. */
export const views = ['division', 'person', 'appointment', 'unit', 'unit_area', 'post'] as const;
