/** The form of a measure: its words, and the very limit, fee, step or paper that it changes, picked from what there is. */
import type { OutputOf } from '@cuntu/base';
import { type ReactNode, useState } from 'react';
import { DeedForm, useDeed, WordsField } from '#modules/matters/office';
import { findLimits } from '#modules/norms/contract';
import { newId, useFound } from '#platform/client';
import { Choice, DayInput, Field } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findItems } from '../../items/contract.ts';
import { mortgageProcedure } from '../../mortgages/procedure.ts';
import { previewProcedure } from '../../previews/procedure.ts';
import { type findMeasures, measureGroups, owners, type Pointer, recordMeasure } from '../contract.ts';

const kinds = ['limit', 'fee', 'step', 'material'] as const;
type Kind = (typeof kinds)[number];

interface Pickable {
  value: string;
  words: string;
  pointer(to: number, from: number | null): Pointer;
}

/** What can be pointed at: limits of the norms, fees and papers of the items, steps of the procedures. */
function usePickable(kind: Kind): Pickable[] {
  const { t } = useWords();
  const limits = useFound(findLimits, {}).data?.limits ?? [];
  const items = useFound(findItems, {}).data?.items ?? [];
  switch (kind) {
    case 'limit':
      return limits.map(({ key, unit }) => ({
        value: key,
        words: t(`limitName.${key}`),
        pointer: (to, from) => ({
          changes: 'limit',
          limit: key,
          from: from === null ? null : { count: from, unit },
          to: { count: to, unit },
        }),
      }));
    case 'fee':
      return items.flatMap(({ key: item, fees }) =>
        fees.map(({ key: fee, yuan }) => ({
          value: `${item} ${fee}`,
          words: t('measures.feeTo', { item: t(`kind.${item}`), to: yuan }),
          pointer: (toYuan, fromYuan) => ({ changes: 'fee', item, fee, fromYuan, toYuan }),
        })),
      );
    case 'step':
      return [mortgageProcedure, previewProcedure].flatMap(({ name, steps }) =>
        steps.map((step) => ({
          value: `${name} ${step.name}`,
          words: t('measures.step', { procedure: t(`measures.procedure.${name}`), step: t(`step.${step.name}`) }),
          pointer: () => ({ changes: 'step', procedure: name as 'mortgage', step: step.name }),
        })),
      );
    case 'material':
      return items.flatMap(({ key: item, materials }) =>
        materials.map(({ key: material }) => ({
          value: `${item} ${material}`,
          words: t('measures.material', { item: t(`kind.${item}`), material: t(`material.${material}`) }),
          pointer: () => ({ changes: 'material', item, material }),
        })),
      );
  }
}

interface Numbered {
  label: string;
  value: string;
  error?: string;
  onChange(value: string): void;
}

const NumberField = ({ label, value, error, onChange }: Numbered): ReactNode => (
  <Field label={label} error={error}>
    {(control) => (
      <input
        {...control}
        className="input"
        type="number"
        min={0}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

interface Recording {
  measures: OutputOf<typeof findMeasures>['measures'];
  onDone(done: boolean): void;
}

export function RecordMeasure({ measures, onDone }: Recording) {
  const { t } = useWords();
  const { today } = useHouse();
  const deed = useDeed(recordMeasure);
  const [group, setGroup] = useState<(typeof measureGroups)[number]>('opinion');
  const nextIn = (those: string) => measures.filter((one) => one.group === those).length + 1;
  const [number, setNumber] = useState(nextIn('opinion'));
  const [kind, setKind] = useState<Kind>('limit');
  const [which, pick] = useState('');
  const [typed, type] = useState({ zh: '', en: '', source: '', from: '', to: '' });
  const [owner, setOwner] = useState<(typeof owners)[number]>('window');
  const [inForceFrom, setFrom] = useState(today);
  const pickable = usePickable(kind);
  const chosen = pickable.find(({ value }) => value === which) ?? pickable[0];
  const put = (field: keyof typeof typed) => (value: string) => type((former) => ({ ...former, [field]: value }));
  const send = async () => {
    if (!chosen) return;
    const answer = await deed.send({
      id: newId(),
      key: `${group}.${number}`,
      group,
      number,
      words: { zh: typed.zh, ...(typed.en.trim() && { en: typed.en }) },
      pointer: chosen.pointer(Number(typed.to), typed.from === '' ? null : Number(typed.from)),
      inForceFrom,
      owner,
      source: typed.source,
      confidence: 'V',
    });
    if (answer.is === 'done') onDone(true);
  };
  return (
    <DeedForm
      title={t('measures.record')}
      lead={t('measures.recordLead')}
      verb={t('measures.recordDo')}
      deed={deed}
      onSend={() => void send()}
      onLeave={() => onDone(false)}
    >
      <Choice
        label={t('measures.group')}
        value={group}
        onChange={(chosenGroup) => {
          setGroup(chosenGroup);
          setNumber(nextIn(chosenGroup));
        }}
        options={measureGroups.map((value) => ({ value, words: t(`measures.group.${value}`) }))}
      />
      <NumberField
        label={t('measures.number')}
        value={String(number)}
        error={deed.faultAt('key') ?? deed.faultAt('number')}
        onChange={(value) => setNumber(Number(value))}
      />
      <WordsField
        label={t('measures.wordsZh')}
        rows={2}
        value={typed.zh}
        onChange={put('zh')}
        error={deed.faultAt('words.zh')}
      />
      <WordsField
        label={t('measures.wordsEn')}
        rows={2}
        value={typed.en}
        onChange={put('en')}
        error={deed.faultAt('words.en')}
      />
      <Choice<Kind>
        label={t('measures.pointTo')}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, words: t(`measures.point.${value}`) }))}
      />
      <Field label={t('measures.which')} error={deed.faultAt('pointer')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={chosen?.value ?? ''}
            onChange={(event) => pick(event.target.value)}
          >
            {pickable.map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Field>
      {(kind === 'limit' || kind === 'fee') && (
        <div className="measures-counts">
          <NumberField label={t('measures.fromCount')} value={typed.from} onChange={put('from')} />
          <NumberField label={t('measures.toCount')} value={typed.to} onChange={put('to')} />
        </div>
      )}
      <Choice<(typeof owners)[number]>
        label={t('measures.owner')}
        value={owner}
        onChange={setOwner}
        options={owners.map((value) => ({ value, words: t(`measures.owner.${value}`) }))}
      />
      <Field label={t('measures.inForceFrom')} error={deed.faultAt('inForceFrom')}>
        {(control) => <DayInput {...control} value={inForceFrom} onChange={setFrom} />}
      </Field>
      <WordsField
        label={t('measures.sourceField')}
        rows={1}
        value={typed.source}
        onChange={put('source')}
        error={deed.faultAt('source')}
      />
    </DeedForm>
  );
}
