/** When people are assigned or outlines change, blind spots open and end at once, not at the next round. */
import type { FactHearer } from '#platform/pipeline';
import { settleBlindSpots } from '../settling.ts';

export const watchGround: FactHearer = {
  name: 'patrol.watchGround',
  facts: [
    'patrol.zoneDrawn',
    'patrol.zoneEdited',
    'patrol.zoneSplit',
    'patrol.zonesMerged',
    'patrol.zoneAssigned',
    'patrol.zoneHandedOver',
    'patrol.zonesImported',
    'bureau.appointmentEnded',
  ],
  hear: (house, _fact, deliveryId) => settleBlindSpots(house, deliveryId, 'change'),
  hearTogether: (house, facts) => settleBlindSpots(house, facts.map((fact) => fact.id).join(' '), 'change'),
};
