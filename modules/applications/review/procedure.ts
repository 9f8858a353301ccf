/** How every application ends once it was examined: not granted, given back, handed over, taken back; part of each item's procedure. */
import { step } from '@cuntu/procedure';

interface Grounded {
  basis: string;
}

interface Ending<Role, Examined, Prepared, Back, Ready, InHand> {
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

export const endingSteps = <
  const Role extends string,
  const Examined extends string | readonly string[],
  const Prepared extends string,
  const Back extends string,
  const Ready extends string,
  const InHand extends readonly string[],
>({
  by,
  prepared,
  back,
  ready,
  inHand,
  refuse,
  deliver,
  withdraw,
}: Ending<Role, Examined, Prepared, Back, Ready, InHand>) =>
  [
    step('refuseApplication', {
      from: 'objected',
      to: 'refused',
      by,
      within: 'promise',
      paper: 'refusalNotice',
      publicSees: 'application.refused',
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
    step('withdrawApplication', {
      from: ['submitted', 'incomplete', ...inHand],
      to: 'withdrawn',
      by: 'windowClerk',
      ...withdraw,
    }),
  ] as const;
