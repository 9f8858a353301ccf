/** The value below which a share of the measurements lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  if (at < 0) throw new Error('nothing was measured');
  return sorted[at]!;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
