/** For whoever signs, beside his form: what the examiner found, and what register, map and offices say on it. */
import type { MatterView } from '#modules/matters/office';
import { useFound } from '#platform/client';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { useApplication } from '../../intake/office/use-application.ts';
import { getPreview } from '../../previews/contract.ts';
import { findingOf } from './finding-of.ts';

/** Of a mortgage: what the register says against it by itself. */
function Register({ matterId }: { matterId: string }) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  const { parcel } = useApplication(matterId).data ?? {};
  return (
    <>
      {parcel?.turned?.against && <p className="bars">{t(`refusal.${parcel.turned.against}`)}</p>}
      {parcel?.holds.map(({ id, kind, basis, fromOn }) => (
        <p key={id} className="bars">
          {t('accept.held', { hold: t(`land.hold.${kind}`), basis, day: shortDay(fromOn, today) })}
        </p>
      ))}
    </>
  );
}

/** Of a preliminary review: what spoke against it, and on which ground it is agreed to all the same. */
function MapAndOffices({ matterId }: { matterId: string }) {
  const { t } = useWords();
  const { against = [], conclusion } = useFound(getPreview, { matterId }).data ?? {};
  return (
    <>
      {against.length > 0 && (
        <p className="preview-against">
          {t('finding.against', { against: against.map((one) => t(`against.${one}`)).join(t('clock.comma')) })}
        </p>
      )}
      {conclusion?.despite && <p>{t('preview.despite', { words: conclusion.despite })}</p>}
    </>
  );
}

export function Findings({ matter }: { matter: MatterView }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  const finding = findingOf(matter);
  if (!finding) return null;
  const { step, outcome, words, person, at } = finding;
  const Grounds = matter.kind === 'preview' ? MapAndOffices : Register;
  return (
    <section className="finding" aria-label={t(`finding.${step}`)}>
      <h3>{t(`finding.${step}`)}</h3>
      <p>
        <b>{outcome && t(`outcome.${step}.${outcome}`)}</b>{' '}
        <small>{t('finding.by', { person: person ?? '', at: moment(at, today) })}</small>
      </p>
      <p className="finding-words">{words}</p>
      <Grounds matterId={matter.id} />
    </section>
  );
}
