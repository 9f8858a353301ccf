/** What was set is wrong: sentences for whoever started the program, all at once. */
export class BadConfig extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'BadConfig';
    this.faults = faults;
  }
}
