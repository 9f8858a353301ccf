/** Ending an appointment: its last day, and what ends with it. */
import { useState } from 'react';
import { useCommand } from '#platform/client';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { endAppointment } from '../contract.ts';
import { DayField, faultAt, SmallForm } from './form.tsx';
import type { Person } from './person.tsx';

export function EndForm({ appointment, onClose }: { appointment: Person['appointments'][number]; onClose(): void }) {
  const { t } = useWords();
  const { today } = useHouse();
  const [lastOn, setLastOn] = useState(today);
  const command = useCommand(endAppointment);
  const submit = async () => {
    if (lastOn === '') return;
    const answer = await command.send({ appointmentId: appointment.id, lastOn });
    if (answer.is === 'done') onClose();
  };
  return (
    <SmallForm
      title={t('bureau.end.title', { title: appointment.title })}
      words={t('bureau.end.do')}
      command={command}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <DayField
        label={t('bureau.end.lastOn')}
        help={t('bureau.end.help')}
        value={lastOn}
        error={lastOn === '' ? t('bureau.form.needed') : faultAt(command, 'lastOn')}
        onChange={(value) => {
          setLastOn(value);
          command.clear();
        }}
      />
    </SmallForm>
  );
}
