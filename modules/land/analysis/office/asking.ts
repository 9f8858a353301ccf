/** Which plot is asked about: the parcel under one's feet, what lies around, or what was drawn. */
import { circleAround } from '@cuntu/geodesy';
import { useState } from 'react';
import { find, useWhereIAm } from '#platform/client';
import type { Outline, Sketch } from '#ui/map';
import { useWords } from '#ui/words';
import { findParcels } from '../../parcels/contract.ts';
import type { Plot } from '../contract.ts';

/** Nearer than this nobody knows where the edge of what he stands on is. */
const LEAST_RADIUS_M = 15;
/** A worse fix says nothing of the plot. */
const MOST_RADIUS_M = 200;

export interface Asked {
  drawing: boolean;
  draw(on: boolean): void;
  sketch: Sketch | undefined;
  put(sketch: Sketch | undefined): void;
  plot: Plot | undefined;
  outlines: Outline[];
  standing: { ask(): void; busy: boolean; said: string };
  clear(): void;
}

const outlinesOf = (plot: Plot | undefined): Outline[] =>
  (plot?.type === 'MultiPolygon' ? plot.coordinates : plot ? [plot.coordinates] : []).map((coordinates) => ({
    type: 'Polygon',
    coordinates,
  }));

export function useAsking(asOf: string | undefined): Asked {
  const { t, length } = useWords();
  const [drawing, draw] = useState(false);
  const [sketch, setSketch] = useState<Sketch>();
  const [found, setFound] = useState<{ plot: Plot; said: string }>();
  const [looking, setLooking] = useState(false);
  const [trouble, setTrouble] = useState('');
  const standOn = async ([lon, lat]: [number, number], accuracyM: number) => {
    if (accuracyM > MOST_RADIUS_M) return setTrouble(t('land.fixTooCoarse', { length: length(accuracyM) }));
    setLooking(true);
    const answer = await find(findParcels, { lon, lat, asOf });
    setLooking(false);
    if (answer.is !== 'done') return setTrouble(t('land.notAsked'));
    const [parcel] = answer.value.parcels;
    const radiusM = Math.max(accuracyM, LEAST_RADIUS_M);
    const around = { type: 'Polygon', coordinates: [circleAround([lon, lat], radiusM)] };
    const words = { accuracy: length(accuracyM), radius: length(radiusM), number: parcel?.unitNumber };
    setFound({
      plot: (parcel?.outline ?? around) as Plot,
      said: t(parcel ? 'land.onParcel' : 'land.noParcelHere', words),
    });
  };
  const here = useWhereIAm((at, accuracyM) => void standOn(at, accuracyM));
  const reset = () => {
    setFound(undefined);
    setTrouble('');
  };
  const put = (changed: Sketch | undefined) => {
    reset();
    setSketch(changed);
  };
  const drawn = sketch?.type === 'Polygon' ? (sketch as unknown as Plot) : undefined;
  const plot = found?.plot ?? drawn;
  const lost = here.state === 'denied' || here.state === 'unknown' ? t(`land.${here.state}`) : '';
  return {
    drawing,
    draw: (on) => {
      reset();
      draw(on);
    },
    sketch,
    put,
    plot,
    outlines: outlinesOf(plot),
    standing: {
      ask: () => {
        put(undefined);
        draw(false);
        here.ask();
      },
      busy: here.state === 'asking' || looking,
      said: found?.said ?? (trouble || lost),
    },
    clear: () => {
      put(undefined);
      draw(false);
    },
  };
}
