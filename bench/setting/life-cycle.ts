/** A whole life of a mortgage's registration: handed in with a paper missing, told so once, brought, accepted, examined, entered, handed over. */
import { randomUUID } from 'node:crypto';
import { firmDigit } from '#modules/parties/contract';

export type Actor = 'windowClerk' | 'examiner' | 'registrar';

export interface LifeStep {
  by: Actor;
  command: string;
  input: unknown;
}

export const HOLDER = '李氏实业';
const numbered = (n: number): string => {
  const first = `91990000${String(n).padStart(9, '0')}`;
  return first + firmDigit(first);
};
export const HOLDER_NUMBER = numbered(1);

const paper = (material: string) => ({ material, original: true, copies: 1, files: [] });
const firm = (name: string, identityNumber: string) => ({ id: randomUUID(), kind: 'firm', name, identityNumber });

export interface Life {
  matterId: string;
  /** Of its receipt. */
  receiptId: string;
  steps: readonly LifeStep[];
}

/** Every command in its order; ids are made here, so that each run is another application. */
export function lifeCycle(parcel: string, at: () => string): Life {
  const [matterId, receiptId] = [randomUUID(), randomUUID()];
  const form = {
    parcel,
    certificate: '寸（2020）不动产权第0000001号',
    claim: 'general',
    amount: 5_000_000,
    from: '2026-01-01',
    to: '2029-01-01',
    mainContract: '借2026-1',
    mortgageContract: '抵2026-1',
    buildings: 'included',
    fee: 'standard',
  };
  const applicants = [
    { role: 'mortgagor', party: firm(HOLDER, HOLDER_NUMBER), identityValidTo: null },
    { role: 'mortgagee', party: firm('李氏银行', numbered(2)), identityValidTo: null },
  ];
  const clerk = (command: string, input: unknown): LifeStep => ({ by: 'windowClerk', command, input });
  return {
    matterId,
    receiptId,
    steps: [
      clerk('applications.submitApplication', {
        id: matterId,
        item: 'mortgageSet',
        form,
        applicants,
        materials: ['applicationForm', 'identity', 'mainContract'].map(paper),
      }),
      clerk('applications.requestPapers', { id: randomUUID(), matterId, more: [] }),
      clerk('applications.supplyPapers', { matterId, materials: [paper('mortgageContract')] }),
      clerk('applications.acceptApplication', { id: receiptId, matterId }),
      {
        by: 'examiner',
        command: 'applications.examineApplication',
        input: { matterId, outcome: 'fit', words: '相符' },
      },
      { by: 'registrar', command: 'applications.registerMortgage', input: { id: randomUUID(), matterId } },
      clerk('applications.deliverResult', { matterId, way: 'handedOver', receivedBy: '李四', deliveredAt: at() }),
    ],
  };
}
