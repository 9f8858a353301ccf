/** An instant to its last digit, as an administrator compares it with logs: sentences otherwise say minutes of the bureau's clock. */
export const exactly = (at: string): string => at.replace('T', ' ').replace('Z', ' UTC');
