/** Joining a zone with neighbours: which of them, and what remains. */
import { useState } from 'react';
import { DeedForm, useDeed } from '#modules/matters/office';
import { useWords } from '#ui/words';
import { mergeZones } from '../contract.ts';
import type { Zone } from './zone-words.ts';

interface Neighbour {
  id: string;
  name: string;
  version: number;
}

export function MergeForm({
  zone,
  neighbours,
  onClose,
}: {
  zone: Zone;
  neighbours: readonly Neighbour[];
  onClose(): void;
}) {
  const { t } = useWords();
  const [picked, pick] = useState<readonly string[]>([]);
  const deed = useDeed(mergeZones);
  const others = neighbours.filter((one) => one.id !== zone.id);
  const send = async () => {
    const answer = await deed.send({
      zoneId: zone.id,
      version: zone.version,
      others: others.filter((one) => picked.includes(one.id)).map(({ id, version }) => ({ zoneId: id, version })),
    });
    if (answer.is === 'done') onClose();
  };
  return (
    <DeedForm
      title={t('zone.merge')}
      lead={t('zone.merge.lead', { name: zone.name })}
      verb={t('zone.merge.send')}
      deed={deed}
      onSend={() => void send()}
      onLeave={onClose}
    >
      <fieldset className="field" data-wrong={deed.faultAt('others') ? true : undefined}>
        <legend>{t('zone.merge.which')}</legend>
        {others.map((one) => (
          <label key={one.id} className="check-row">
            <input
              type="checkbox"
              checked={picked.includes(one.id)}
              onChange={(event) =>
                pick(event.target.checked ? [...picked, one.id] : picked.filter((id) => id !== one.id))
              }
            />
            {one.name}
          </label>
        ))}
        {deed.faultAt('others') && <p className="field-error">{deed.faultAt('others')}</p>}
      </fieldset>
    </DeedForm>
  );
}
