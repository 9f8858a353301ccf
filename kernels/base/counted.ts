/** A count with its noun in the right number: `{{days, day|days}}` of a sentence is "1 day", or "3 days". */

/** `forms` is "one|many"; the same in every part that fills in sentences. */
export function counted(value: unknown, forms = ''): string {
  const [one, many] = forms.split('|').map((form) => form.trim());
  if (one === undefined || many === undefined) return String(value);
  return `${value} ${String(value) === '1' ? one : many}`;
}
