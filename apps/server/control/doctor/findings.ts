/** What the doctor finds: a fault that somebody must mend, or a piece of advice; never anything about a person. */

export interface Finding {
  level: 'fault' | 'advice';
  /** Names the sentence that says what is wrong and what to do. */
  code: string;
  params?: Record<string, string | number>;
}

export interface Check {
  name: string;
  findings: Finding[];
}

export const fault = (code: string, params?: Finding['params']): Finding => ({ level: 'fault', code, params });
export const advice = (code: string, params?: Finding['params']): Finding => ({ level: 'advice', code, params });
