/** The layout of today, with invented work. */
import { useState } from 'react';
import { ActionButton, Choice, EarlyFigures, MapCard, Worklist, type WorklistItem } from '#ui/controls';
import { Legend, type MapPin, MapView, type Position } from '#ui/map';
import { BesideMap } from '#ui/pages';
import samples from './samples.zh.json' with { type: 'json' };

const words = samples.today;
const items = samples.worklist as unknown as readonly (WorklistItem & { at: Position })[];
const pins: readonly MapPin[] = items.map(({ id, at, title, left, light, number }) => ({
  id,
  at,
  words: `${title} ${left}`,
  look: { light, number },
}));

function Choosing({ options, looks }: { options: readonly string[]; looks?: 'floating' }) {
  const [value, setValue] = useState(options[0]!);
  return (
    <Choice
      label={words.title}
      looks={looks}
      value={value}
      onChange={setValue}
      options={options.map((option) => ({ value: option, words: option }))}
    />
  );
}

const Card = () => (
  <MapCard
    light="yellow"
    title={words.card.title}
    sentences={words.card.sentences}
    actions={words.card.actions.map((action, nth) => (
      <ActionButton key={action} small main={nth === 0}>
        {action}
      </ActionButton>
    ))}
  />
);

export default function Today() {
  const [chosenId, choose] = useState('m3');
  const map = (
    <MapView
      label={words.title}
      pins={pins}
      chosenId={chosenId}
      onChoose={choose}
      bounds={[112.72, 31.32, 114.12, 32.42]}
      onIdle={() => document.body.setAttribute('data-map', 'idle')}
      top={<Choosing options={words.maps} looks="floating" />}
      legend={<Legend />}
      card={<Card />}
    />
  );
  return (
    <BesideMap map={map}>
      <header className="page-head">
        <h1>{words.date}</h1>
        <p>
          {words.lead}
          <b>{words.over}</b>
          {words.end}
        </p>
      </header>
      <EarlyFigures figures={words.early as never} />
      <div className="list-head">
        <h2>{words.title}</h2>
        <Choosing options={words.orders} />
        <span>{words.count}</span>
      </div>
      <Worklist items={items} chosenId={chosenId} onChoose={choose} />
      <p className="list-foot">
        {words.foot}
        <a href="#sent">{words.footLink}</a>
      </p>
    </BesideMap>
  );
}
