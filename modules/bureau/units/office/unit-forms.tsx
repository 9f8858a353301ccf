/** Setting up, renaming and closing a unit. */
import { useState } from 'react';
import { newId, useCommand, useFound } from '#platform/client';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findDivisions } from '../../divisions/contract.ts';
import { faultAt, SelectField, SmallForm, TextField } from '../../people/office/form.tsx';
import { unitKinds } from '../../register/contract.ts';
import { closeUnit, findUnits, renameUnit, setUpUnit } from '../contract.ts';

export interface StructureForm {
  /** The unit chosen in the tree; empty: none. */
  unitId: string;
  onClose(): void;
}

export function useUnit(unitId: string) {
  const units = useFound(findUnits, {}).data?.units ?? [];
  return { units, unit: units.find(({ id }) => id === unitId) };
}

const orNull = (text: string): string | null => text.trim() || null;

export function SetUpUnitForm({ unitId, onClose }: StructureForm) {
  const { t } = useWords();
  const { today } = useHouse();
  const { change: address } = useAddress();
  const { units } = useUnit(unitId);
  const [id] = useState(newId);
  const [typed, setTyped] = useState({ name: '', kind: 'station', parentId: unitId, division: '', symbol: '' });
  const { data: places } = useFound(findDivisions, {});
  const [asked, setAsked] = useState(false);
  const command = useCommand(setUpUnit);
  const set = (fields: Partial<typeof typed>) => {
    setTyped((former) => ({ ...former, ...fields }));
    command.clear();
  };
  const missing = (value: string) => (asked && value.trim() === '' ? t('bureau.form.needed') : undefined);
  const submit = async () => {
    setAsked(true);
    const { name, kind, parentId, division, symbol } = typed;
    if (name.trim() === '' || division === '') return;
    const given = { id, name, kind: kind as 'station', parentId: parentId || null, division, symbol: orNull(symbol) };
    const answer = await command.send({ ...given, areas: [division], address: null, phone: null, validFrom: today });
    if (answer.is === 'done') address({ unit: id, do: undefined });
  };
  // A village is a place that is served, not one where a unit sits: a list of a thousand would hide the rest.
  const divisions = (places?.divisions ?? []).filter(({ level }) => level !== 'village');
  return (
    <SmallForm
      title={t('bureau.structure.setUpUnit')}
      words={t('bureau.structure.setUp')}
      command={command}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={t('bureau.structure.unitName')}
        value={typed.name}
        error={missing(typed.name) ?? faultAt(command, 'name')}
        onChange={(name) => set({ name })}
      />
      <SelectField
        label={t('bureau.structure.kind')}
        value={typed.kind}
        error={faultAt(command, 'kind')}
        options={unitKinds.map((kind) => ({ value: kind, words: t(`bureau.unitKind.${kind}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <SelectField
        label={t('bureau.structure.parent')}
        value={typed.parentId}
        error={faultAt(command, 'parentId')}
        options={units.map((one) => ({ value: one.id, words: one.name }))}
        onChange={(parentId) => set({ parentId })}
      />
      <SelectField
        label={t('bureau.structure.division')}
        value={typed.division}
        error={missing(typed.division) ?? faultAt(command, 'division') ?? faultAt(command, 'areas.0')}
        options={divisions.map(({ code, name }) => ({ value: code, words: `${name} ${code}` }))}
        onChange={(division) => set({ division })}
      />
      <TextField
        label={t('bureau.structure.symbol')}
        help={t('bureau.structure.symbolHelp')}
        optional
        value={typed.symbol}
        error={faultAt(command, 'symbol')}
        onChange={(symbol) => set({ symbol })}
      />
    </SmallForm>
  );
}

export function RenameUnitForm({ unitId, onClose }: StructureForm) {
  const { t } = useWords();
  const { unit } = useUnit(unitId);
  const [name, setName] = useState<string>();
  const command = useCommand(renameUnit);
  const typed = name ?? unit?.name ?? '';
  const submit = async () => {
    const answer = await command.send({ unitId, name: typed });
    if (answer.is === 'done') onClose();
  };
  return (
    <SmallForm
      title={t('bureau.structure.renameUnitOf', { name: unit?.name ?? '' })}
      words={t('bureau.structure.rename')}
      command={command}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={t('bureau.structure.unitName')}
        help={t('bureau.structure.renameHelp')}
        value={typed}
        error={faultAt(command, 'name') ?? faultAt(command, 'unitId')}
        onChange={(text) => {
          setName(text);
          command.clear();
        }}
      />
    </SmallForm>
  );
}

export function CloseUnitForm({ unitId, onClose }: StructureForm) {
  const { t } = useWords();
  const { change } = useAddress();
  const { unit } = useUnit(unitId);
  const command = useCommand(closeUnit);
  const submit = async () => {
    const answer = await command.send({ unitId });
    if (answer.is === 'done') change({ unit: undefined, do: undefined });
  };
  const fault = faultAt(command, 'unitId');
  return (
    <SmallForm
      title={t('bureau.structure.closeUnitOf', { name: unit?.name ?? '' })}
      words={t('bureau.structure.close')}
      command={command}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t('bureau.structure.closeUnitLead')}</p>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
    </SmallForm>
  );
}
