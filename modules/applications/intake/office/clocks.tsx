/** How much time is left: what was promised large, what the law allows beneath, and where it stood still. */
import { clockSaid, type MatterView } from '#modules/matters/office';
import { ClockChip, ClockFace, Light } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { pausesSaid, runsBeside } from './standing.ts';

type Clock = MatterView['clocks'][number];

function Pauses({ clock, going }: { clock: Clock; going: readonly Clock[] }) {
  const words = useWords();
  const { today } = useHouse();
  const said = pausesSaid(words, clock, today);
  if (runsBeside(clock, going)) said.push(words.t('application.runsOn'));
  if (said.length === 0) return null;
  return (
    <ul className="clock-pauses">
      {said.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** The last day, that of one that stands still as it was, and whether it rests on a notice that is missing, or was missing when it was told. */
function useUntil() {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  return (until: string, { provisional, settledOn, state }: Clock): string => {
    if (state === 'suspended') return t('application.wasUntil', { until });
    if (provisional) return `${until} ${t('application.provisional')}`;
    return settledOn ? `${until} ${t('application.settled', { day: shortDay(settledOn, today) })}` : until;
  };
}

/** Beneath the first: its name, its last day, and its own explanation. */
function Further({ clock, going }: { clock: Clock; going: readonly Clock[] }) {
  const words = useWords();
  const told = useUntil();
  const { today } = useHouse();
  const { light, left, cells, until, explanation } = clockSaid(words, clock, today);
  return (
    <div className="further-clock">
      <p>
        <b>{words.t(`application.clock.${clock.name}`)}</b> {told(until, clock)}
      </p>
      <ClockChip light={light} left={left} cells={cells} explanation={explanation} />
      <Pauses clock={clock} going={going} />
    </div>
  );
}

/** What ended so was closed and not granted. */
const notGranted = ['refusalReady', 'refused', 'withdrawn'];

/** Once all is over: whether the promise was kept, in words that can be checked. What was taken back in time promises nothing more. */
function Kept({ clock, state }: { clock: Clock; state: string }) {
  const { t, day } = useWords();
  const { today } = useHouse();
  if (clock.stoppedAt === null) return null;
  const kept = chinaDayOf(clock.stoppedAt) <= clock.dueOn;
  if (kept && state === 'withdrawn') return null;
  const closed = notGranted.includes(state);
  const how = closed ? (kept ? 'closedKept' : 'closedNotKept') : kept ? 'kept' : 'notKept';
  return (
    <section className="clock-face" data-light={kept ? 'green' : 'red'}>
      <h2>{t('application.clock.promise')}</h2>
      <p className="clock-left">
        <Light colour={kept ? 'green' : 'red'} size={18} />
        {t(`application.${how}`)}
      </p>
      <p className="clock-until">
        {t(closed ? 'application.closedHow' : 'application.keptHow', {
          due: day(clock.dueOn, today),
          done: day(chinaDayOf(clock.stoppedAt), today),
        })}
      </p>
    </section>
  );
}

const CHINA_AHEAD_MS = 8 * 3_600_000;
const chinaDayOf = (at: string): string => new Date(Date.parse(at) + CHINA_AHEAD_MS).toISOString().slice(0, 10);

export function Clocks({ matter }: { matter: MatterView }) {
  const words = useWords();
  const told = useUntil();
  const { today } = useHouse();
  const going = matter.clocks.filter(({ state }) => state !== 'stopped');
  const first = going.find(({ name }) => name === matter.task?.clock) ?? going[0];
  const promise = matter.clocks.find(({ name }) => name === 'promise');
  if (!first) return promise && promise.state === 'stopped' ? <Kept clock={promise} state={matter.state} /> : null;
  const { light, left, until, explanation } = clockSaid(words, first, today);
  return (
    <>
      <ClockFace
        title={words.t(`application.clock.${first.name}`)}
        light={light}
        left={left}
        until={told(until, first)}
        explanation={explanation}
      />
      <Pauses clock={first} going={going} />
      {going
        .filter((clock) => clock !== first)
        .map((clock) => (
          <Further key={clock.name} clock={clock} going={going} />
        ))}
      {promise?.state === 'stopped' && <Kept clock={promise} state={matter.state} />}
    </>
  );
}
