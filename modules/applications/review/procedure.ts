/** What every application can come to once it is accepted: papers added, not granted, given back, handed over, taken back. */
import { step } from '@cuntu/procedure';

/** Decided against, and not yet told to whoever applied: a decision that reached nobody sets no time for a remedy running. */
export const refusalStates = {
  refusalReady: {
    task: 'deliverRefusal',
    owner: 'windowClerk',
    clock: 'service',
    publicSees: 'application.refusalReady',
  },
} as const;

/** 行政许可法 44 sets ten days for what is granted; a refusal is given the same by the bureau's own rule. */
export const serviceClock = { limit: 'application.deliver', kind: 'internal', during: 'refusalReady' } as const;

interface Grounded {
  basis: string;
}

interface Review<Open, Role, Examined, Prepared, Back, Ready, InHand> {
  /** Where it is still looked at, so that one paper more is of use. */
  open: Open;
  /** Whoever has the last word; never of what he examined himself. */
  by: { role: Role; notAfterOwn: Examined };
  /** What waits for his yes, and where it goes when he gives it back. */
  prepared: Prepared;
  back: Back;
  /** Done, and not yet with the applicant. */
  ready: Ready;
  inHand: InHand;
  refuse: Grounded;
  deliver?: Grounded;
  withdraw?: Grounded;
}

export const reviewSteps = <
  const Open extends string | readonly string[],
  const Role extends string,
  const Examined extends string | readonly string[],
  const Prepared extends string,
  const Back extends string,
  const Ready extends string,
  const InHand extends readonly string[],
>({
  open,
  by,
  prepared,
  back,
  ready,
  inHand,
  refuse,
  deliver,
  withdraw,
}: Review<Open, Role, Examined, Prepared, Back, Ready, InHand>) =>
  [
    step('addPapers', { from: open, to: 'same', by: 'windowClerk' }),
    step('refuseApplication', {
      from: 'objected',
      to: 'refusalReady',
      by,
      within: 'promise',
      paper: 'refusalNotice',
      publicSees: 'application.refusalReady',
      riskPoints: ['refuseUnlawfully'],
      ...refuse,
    }),
    step('returnApplication', { from: [prepared, 'objected'], to: back, by }),
    step('deliverResult', {
      from: ready,
      to: 'delivered',
      by: 'windowClerk',
      within: 'delivery',
      publicSees: 'application.delivered',
      ...deliver,
    }),
    step('deliverRefusal', {
      from: 'refusalReady',
      to: 'refused',
      by: 'windowClerk',
      within: 'service',
      publicSees: 'application.refused',
      ...refuse,
    }),
    step('withdrawApplication', {
      from: ['submitted', 'incomplete', ...inHand],
      to: 'withdrawn',
      by: 'windowClerk',
      ...withdraw,
    }),
  ] as const;
