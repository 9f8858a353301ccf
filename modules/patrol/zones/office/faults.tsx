/** Gaps and overlaps as a list: each with its area, one click from the map. */
import type { OutputOf } from '@cuntu/base';
import { useWords } from '#ui/words';
import type { findZoneFaults } from '../contract.ts';
import { addressOfZone } from './zone-words.ts';

export type Cover = OutputOf<typeof findZoneFaults>;
export type Fault = Cover['faults'][number];

export function FaultList({
  faults,
  chosenId,
  onChoose,
}: {
  faults: readonly Fault[];
  chosenId?: string;
  onChoose(fault: Fault): void;
}) {
  const { t, area } = useWords();
  return (
    <ul className="fault-list">
      {faults.map((fault) => (
        <li key={fault.id} aria-current={fault.id === chosenId || undefined}>
          <button type="button" className="link" onClick={() => onChoose(fault)}>
            {t(`cover.${fault.kind}`)} {area(fault.areaM2)}
          </button>
          <small>
            {fault.placeName}
            {fault.zones.map((zone) => (
              <a key={zone.id} href={addressOfZone(zone.id)}>
                {zone.name}
              </a>
            ))}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** Whether the ground is covered, said before anything is listed; what is too small to list is summed. */
export function CoverSentence({ cover }: { cover: Cover }) {
  const { t, count, area } = useWords();
  const { gaps, overlaps, slivers, zones } = cover;
  const whole = gaps.count === 0 && overlaps.count === 0;
  return (
    <div className="cover-sentence">
      <p>
        <strong>{t('cover.zones', { count: count(zones) })}</strong>{' '}
        {whole
          ? t('cover.whole')
          : t('cover.notWhole', {
              gaps: count(gaps.count),
              gapArea: area(gaps.areaM2),
              overlaps: count(overlaps.count),
              overlapArea: area(overlaps.areaM2),
            })}
      </p>
      {slivers.count > 0 && (
        <p className="quiet">
          {t('cover.slivers', {
            count: count(slivers.count),
            area: area(slivers.areaM2),
            below: count(slivers.belowM2),
          })}
        </p>
      )}
    </div>
  );
}
