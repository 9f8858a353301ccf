/** Tables of this module that modules below may read in their own statements, never write. */

/** Its number, so that whoever keeps a parcel's id reads with it what people call it. */
export const views = ['parcel'] as const;
