/** A number for whoever stands at the desk: the next one, or the one that his appointment's code opens. */
import { useState } from 'react';
import { DeedForm, useDeed } from '#modules/matters/office';
import { newId } from '#platform/client';
import { Field } from '#ui/controls';
import { useWords } from '#ui/words';
import { type ItemKey, itemKeys } from '../../items/contract.ts';
import { arriveForAppointment, takeNumber } from '../contract/calls.ts';
import { spoken } from './spoken.ts';

interface Given {
  number: number;
  before: number;
}

export function GiveNumber({ unitId }: { unitId: string }) {
  const { t } = useWords();
  const [item, choose] = useState<ItemKey | ''>('');
  const [code, type] = useState('');
  const [given, tell] = useState<Given | null>(null);
  const [take, arrive] = [useDeed(takeNumber), useDeed(arriveForAppointment)];
  const give = async () => {
    const answer = await take.send({ id: newId(), unitId, ...(item && { item }) });
    if (answer.is === 'done') tell(answer.value);
  };
  const giveByCode = async () => {
    const spelt = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
    const answer = await arrive.send({ id: newId(), code: spelt });
    if (answer.is !== 'done') return;
    tell(answer.value);
    type('');
  };
  return (
    <>
      <p className="window-gave" role="status">
        {given && t('window.gave', { number: spoken(given.number), before: given.before })}
      </p>
      <div className="window-give">
        <DeedForm title={t('window.give')} verb={t('window.give')} deed={take} onSend={() => void give()}>
          <Field label={t('window.giveFor')} error={take.faultAt('item')}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={item}
                onChange={(event) => choose(event.target.value as ItemKey | '')}
              >
                <option value="">{t('window.giveAny')}</option>
                {itemKeys.map((key) => (
                  <option key={key} value={key}>
                    {t(`kind.${key}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </DeedForm>
        <DeedForm title={t('window.arrive')} verb={t('window.arriveDo')} deed={arrive} onSend={() => void giveByCode()}>
          <Field label={t('window.arriveCode')} error={arrive.faultAt('code')}>
            {(control) => (
              <input
                {...control}
                className="input"
                maxLength={30}
                autoComplete="off"
                value={code}
                onChange={(event) => type(event.target.value)}
              />
            )}
          </Field>
        </DeedForm>
      </div>
    </>
  );
}
