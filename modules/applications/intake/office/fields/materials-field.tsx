/** The checklist at the window: each paper that this application needs, ticked when it is there, with its scan or photo. */
import { useCallback } from 'react';
import { type KeptPhoto, PhotosField } from '#modules/matters/office';
import { Icon } from '#ui/controls';
import { useWords } from '#ui/words';
import type { ItemSent } from '../../../items/contract.ts';
import type { Needed } from '../../../items/rules/checklist.ts';
import { acceptOf } from '../application-words.ts';

export interface TypedMaterial {
  ticked: boolean;
  files: readonly KeptPhoto[];
}

export type TypedMaterials = Readonly<Record<string, TypedMaterial>>;

export const noMaterial: TypedMaterial = { ticked: false, files: [] };

/** In the order of the item: what is sent of it. */
export const givenOf = ({ materials }: Pick<ItemSent, 'materials'>, typed: TypedMaterials) =>
  materials
    .filter(({ key }) => typed[key]?.ticked)
    .map(({ key, original }) => ({
      material: key,
      original,
      copies: 1,
      files: typed[key]!.files.map(({ sha256 }) => sha256),
    }));

interface Listing {
  item: ItemSent;
  needed: readonly Needed[];
  value: TypedMaterials;
  onChange(key: string, next: (former: TypedMaterial) => TypedMaterial): void;
  onBusy(key: string, busy: boolean): void;
  faultAt(key: string): string | undefined;
}

const added = { first: 'material.scan', more: 'material.scanMore' };

function Material({ need, item, value, onChange, onBusy, faultAt }: Omit<Listing, 'needed'> & { need: Needed }) {
  const { t } = useWords();
  const { material: key, state, because } = need;
  const known = item.materials.find((one) => one.key === key)!;
  const typed = value[key] ?? noMaterial;
  const name = t(`material.${key}`);
  const busy = useCallback((now: boolean) => onBusy(key, now), [key, onBusy]);
  if (state === 'held')
    return (
      <li className="material" data-state="held">
        <span className="material-name">
          <Icon name="check" size={16} />
          <b>{name}</b>
          <small>{t('material.held')}</small>
        </span>
      </li>
    );
  return (
    <li className="material" data-state={state}>
      <label className="material-name">
        <input
          type="checkbox"
          checked={typed.ticked}
          onChange={(event) => onChange(key, (former) => ({ ...former, ticked: event.target.checked }))}
        />
        <b>{name}</b>
        <small>
          {[
            t(known.original ? 'material.original' : 'material.copy'),
            because && t(`material.because.${because}`),
            state === 'expired' && t('material.expired'),
          ]
            .filter(Boolean)
            .join(t('applications.comma'))}
        </small>
      </label>
      {typed.ticked && (
        <PhotosField
          label={t('material.files', { name })}
          accept={acceptOf(known.accepts)}
          add={added}
          value={typed.files}
          onChange={(change) => onChange(key, (former) => ({ ...former, files: change(former.files) }))}
          onBusy={busy}
          error={faultAt(key)}
        />
      )}
    </li>
  );
}

export const MaterialsField = ({ needed, ...listing }: Listing) => (
  <ul className="materials">
    {needed.map((need) => (
      <Material key={need.material} need={need} {...listing} />
    ))}
  </ul>
);
