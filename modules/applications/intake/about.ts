/** What an application is about: the land it lies on, judged by what the bureau's own registers say. */
import { ok, type Result, refuse, together } from '@cuntu/base';
import { areaM2, type PolygonShape, polygonFaults } from '@cuntu/geodesy';
import { liesInCity, namesOf, shortName, villageAt } from '#modules/bureau';
import { findParcelWhole, type ParcelRow } from '#modules/land';
import type { Db, Tx } from '#platform/database';
import type { ServiceItem } from '../items/contract.ts';
import type { FormValues } from '../items/rules/fields.ts';
import {
  decideChange,
  decideParties,
  decidePeriod,
  decideRelease,
  decideRight,
  decideSides,
  standingRights,
  tailOf,
} from '../mortgages/rules.ts';
import { findMortgage, type MortgageRow } from '../mortgages/tables.ts';

export interface About {
  /** GeoJSON geometry. */
  place: unknown;
  division: string;
  placeName: string;
  parcel: ParcelRow | null;
  mortgage: MortgageRow | null;
}

type AboutRefusal =
  | 'parcel.unknown'
  | 'mortgage.unknown'
  | 'mortgage.released'
  | 'mortgage.periodTurned'
  | 'mortgage.notHolder'
  | 'mortgage.notParty'
  | 'mortgage.ownCreditor'
  | 'mortgage.notMortgageable'
  | 'mortgage.overAmount'
  | 'mortgage.nothingChanges'
  | 'preview.outsideCity'
  | 'polygon.wrong';

/** A deed, or a look at what it would come to. */
interface Asking {
  tx: Db | Tx;
  cityCode: string;
}

interface Party {
  role: string;
  party: { name: string; identityNumber?: string };
}

export async function aboutOf(
  { tx, cityCode }: Asking,
  item: ServiceItem,
  form: FormValues,
  applicants: readonly Party[],
): Promise<Result<About, AboutRefusal>> {
  if (item.key === 'landPreview') return aboutBoundary({ tx, cityCode }, form.boundary as PolygonShape);
  if (item.key !== 'mortgageSet') return aboutEntry(tx, item, form, applicants);
  const parcel = await findParcelWhole(tx, form.parcel as string);
  if (!parcel || parcel.validTo !== null) return refuse('parcel.unknown', { at: 'form.parcel' });
  const mortgagors = applicants.filter(({ role }) => role === 'mortgagor').map(({ party }) => party);
  const rights = standingRights(parcel);
  const sound = together<AboutRefusal>(
    ...mortgagors.map(({ name, identityNumber }) => decideRight(rights, { name, tail: tailOf(identityNumber) })),
    decideSides(applicants),
    decidePeriod(form.from as string, form.to as string, 'form.to'),
  );
  return sound.ok ? ok({ ...(await onParcel(tx, parcel)), mortgage: null }) : sound;
}

async function aboutEntry(
  tx: Db | Tx,
  item: ServiceItem,
  form: FormValues,
  applicants: readonly Party[],
): Promise<Result<About, AboutRefusal>> {
  const mortgage = await findMortgage(tx, form.mortgage as string);
  if (!mortgage) return refuse('mortgage.unknown', { at: 'form.mortgage' });
  const amended = item.key === 'mortgageChange' ? decideChange(mortgage, form) : decideRelease(mortgage, form);
  const sound = together(amended as Result<unknown, AboutRefusal>, decideParties(mortgage, applicants));
  if (!sound.ok) return sound;
  const parcel = (await findParcelWhole(tx, mortgage.parcelId))!;
  return ok({ ...(await onParcel(tx, parcel)), mortgage });
}

const onParcel = async (tx: Db | Tx, parcel: ParcelRow) => ({
  place: parcel.outline,
  division: parcel.division,
  placeName: await placeNameOf(tx, parcel.division),
  parcel,
});

/** 15,000 亩, as for findings: no one project of a city is larger. */
const LARGEST_M2 = 10_000_000;

async function aboutBoundary({ tx, cityCode }: Asking, boundary: PolygonShape): Promise<Result<About, AboutRefusal>> {
  const faults = polygonFaults(boundary).map(({ code }) => ({ at: 'form.boundary', code }));
  if (faults.length === 0 && areaM2(boundary) > LARGEST_M2)
    return refuse('polygon.wrong', {
      at: 'form.boundary',
      faults: [{ at: 'form.boundary', code: 'polygon.tooLarge', params: { mostKm2: LARGEST_M2 / 1e6 } }],
    });
  if (faults.length > 0) return refuse('polygon.wrong', { at: 'form.boundary', faults });
  const village = (await liesInCity(tx, cityCode, boundary)) ? await villageAt(tx, boundary) : undefined;
  if (!village) return refuse('preview.outsideCity', { at: 'form.boundary' });
  const placeName = `${village.township} ${shortName(village.name)}`;
  return ok({ place: boundary, division: village.code, placeName, parcel: null, mortgage: null });
}

/** Township and village, as people say it. */
async function placeNameOf(tx: Db | Tx, division: string): Promise<string> {
  const township = division.slice(0, 9);
  const names = await namesOf(tx, [township, division]);
  return `${names.get(township) ?? ''} ${shortName(names.get(division) ?? '')}`;
}
