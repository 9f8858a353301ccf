/** Words of applications that all their pages share: titles, amounts, what stands in a form. */
import type { Words } from '#ui/words';
import { fixed } from '#ui/words';
import type { FieldSent } from '../../items/contract.ts';
import { type FormValues, isAsked } from '../../items/rules/fields.ts';

export const pathOf = (id: string): string => `/office/applications/${id}`;

/** '淅河镇 桥头 土地抵押登记' */
export const titleOf = ({ t }: Words, placeName: string, item: string): string => `${placeName} ${t(`kind.${item}`)}`;

const WAN = 10_000;

/** 5,000,000 元（500 万元） */
export function yuanSaid({ t }: Words, yuan: number): string {
  const digits = Number.isInteger(yuan) ? 0 : 2;
  const said = fixed(yuan, digits);
  if (yuan < WAN) return t('application.yuan', { yuan: said });
  const wan = fixed(yuan / WAN, 4).replace(/\.?0+$/, '');
  return t('application.yuanBoth', { yuan: said, wan });
}

export const fieldSaid = ({ t }: Words, item: string, key: string): string =>
  t([`application.field.${item}.${key}`, `application.field.${key}`]);

export const choiceSaid = ({ t }: Words, key: string, value: string): string => t(`application.choice.${key}.${value}`);

/** What was typed, as it is read; a parcel, an entry and an outline are shown by their own parts. */
export function valueSaid(words: Words, field: FieldSent, value: unknown, today: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  switch (field.type) {
    case 'yuan':
      return yuanSaid(words, Number(value));
    case 'day':
      return words.shortDay(String(value), today);
    case 'choice':
      return choiceSaid(words, field.key, String(value));
    case 'parcel':
    case 'mortgage':
    case 'boundary':
      return undefined;
    default:
      return String(value);
  }
}

export const askedIn = (fields: readonly FieldSent[], form: FormValues): FieldSent[] =>
  fields.filter((field) => isAsked(field, form));

/** 0123-4567-89AB-CDEF, as it stands on the receipt. */
export const codeSaid = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

export const isPicture = (mediaType: string): boolean => mediaType.startsWith('image/');

/** What a browser offers to pick for a paper. */
const picks = { pdf: 'application/pdf', image: 'image/*', text: '.txt' } as const;
export const acceptOf = (accepts: readonly (keyof typeof picks)[]): string => accepts.map((kind) => picks[kind]).join();
