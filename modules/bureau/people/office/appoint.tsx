/** Appointing somebody: the unit, the post, from which day; what was typed is kept until it is done. */
import { useState } from 'react';
import { newId, useCommand, useDraft, useFound } from '#platform/client';
import { Choice } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findPosts, findUnits } from '../../units/contract.ts';
import { appoint } from '../contract.ts';
import { DayField, faultAt, SelectField, SmallForm } from './form.tsx';
import type { Person } from './person.tsx';

export function AppointForm({ person, onClose }: { person: Person; onClose(): void }) {
  const { t } = useWords();
  const { today } = useHouse();
  const [id] = useState(newId);
  const draft = useDraft(`appoint.${person.id}`, {
    unitId: '',
    postId: '',
    kind: 'holder' as 'holder' | 'acting',
    from: today,
    to: '',
  });
  const { unitId, postId, kind, from, to } = draft.value;
  const [asked, setAsked] = useState(false);
  const units = useFound(findUnits, {});
  const posts = useFound(findPosts, { unitId }, { enabled: unitId !== '' });
  const command = useCommand(appoint);
  const change = (fields: Partial<typeof draft.value>) => {
    draft.change((former) => ({ ...former, ...fields }));
    command.clear();
  };
  const missing = (value: string) => (asked && value === '' ? t('bureau.form.needed') : undefined);
  const submit = async () => {
    setAsked(true);
    if (unitId === '' || postId === '' || from === '') return;
    const answer = await command.send({ id, personId: person.id, postId, kind, from, to: to || null });
    if (answer.is !== 'done') return;
    draft.drop();
    onClose();
  };
  const title = t('bureau.appoint.title', { name: person.name });
  return (
    <SmallForm
      title={title}
      words={t('bureau.appoint.do')}
      command={command}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <SelectField
        label={t('bureau.form.unit')}
        value={unitId}
        error={missing(unitId)}
        options={(units.data?.units ?? []).map((unit) => ({ value: unit.id, words: unit.name }))}
        onChange={(value) => change({ unitId: value, postId: '' })}
      />
      <SelectField
        label={t('bureau.form.post')}
        value={postId}
        error={missing(postId) ?? faultAt(command, 'postId') ?? faultAt(command, 'personId')}
        options={(posts.data?.posts ?? []).map((post) => ({
          value: post.id,
          words: `${post.title} · ${post.holders.map(({ name }) => name).join(' ') || t('bureau.units.empty')}`,
        }))}
        onChange={(value) => change({ postId: value })}
      />
      <div className="field">
        <Choice
          label={t('bureau.form.kind')}
          value={kind}
          onChange={(value) => change({ kind: value })}
          options={(['holder', 'acting'] as const).map((value) => ({
            value,
            words: t(`bureau.appointmentKind.${value}`),
          }))}
        />
      </div>
      <DayField
        label={t('bureau.form.from')}
        value={from}
        error={missing(from) ?? faultAt(command, 'from')}
        onChange={(value) => change({ from: value })}
      />
      <DayField
        label={t('bureau.form.to')}
        help={t('bureau.form.toHelp')}
        optional
        value={to}
        error={faultAt(command, 'to')}
        onChange={(value) => change({ to: value })}
      />
    </SmallForm>
  );
}
