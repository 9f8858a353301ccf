/** What the forms of a finding begin with. */

/** To the minute: what a person would write. */
export const nowAt = (): string => `${new Date().toISOString().slice(0, 16)}:00.000Z`;
