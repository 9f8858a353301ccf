/** The page of a matter, with an invented finding, and drawing on its map. */
import { useState } from 'react';
import {
  ActionButton,
  AreaAnswer,
  type AreaWords,
  BarredAction,
  ClockFace,
  IconButton,
  MatterHeader,
  PersonRow,
  PhotoStrip,
  type RoadStep,
  Timeline,
} from '#ui/controls';
import { type Drawn, MapView, VertexList } from '#ui/map';
import { BlockTitle, MatterPage } from '#ui/pages';
import samples from './samples.zh.json' with { type: 'json' };

const words = samples.finding;
const grey =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 160 120'%3E%3Cpath fill='%23c8d0cf' d='M0 0h160v60H0z'/%3E%3Cpath fill='%238a8f5e' d='M0 60h160v60H0z'/%3E%3C/svg%3E";
const photos = words.photos.map((caption) => ({
  id: caption,
  thumbnail: grey,
  full: grey,
  caption,
  alt: words.photoAlt,
}));
const plot = { type: 'Polygon', coordinates: words.plot } as unknown as Drawn;

export default function Finding() {
  const [drawn, setDrawn] = useState<Drawn | undefined>(plot);
  return (
    <MatterPage
      header={
        <MatterHeader
          path={words.path}
          number={words.number}
          title={words.title}
          road={words.road as RoadStep[]}
          actions={
            <>
              <ActionButton icon="share">{words.actions[0]}</ActionButton>
              <ActionButton icon="paper">{words.actions[1]}</ActionButton>
            </>
          }
        />
      }
      time={
        <ClockFace
          title={words.clockTitle}
          light="yellow"
          left={words.left}
          until={words.until}
          explanation={words.explanation as never}
        />
      }
      history={
        <>
          <BlockTitle note={words.historyNote}>{words.historyTitle}</BlockTitle>
          <Timeline label={words.historyTitle} items={words.history} />
        </>
      }
      place={
        <>
          <div className="matter-map">
            <MapView
              label={words.title}
              bounds={[113.4695, 31.639, 113.4713, 31.6407]}
              drawing={{ kind: 'polygon', value: drawn, onChange: (next) => setDrawn(next as Drawn) }}
              onIdle={() => document.body.setAttribute('data-map', 'idle')}
            />
          </div>
          <VertexList kind="polygon" value={drawn} onChange={(next) => setDrawn(next as Drawn)} />
          <AreaAnswer {...(words.area as AreaWords)} />
          <div>
            <BlockTitle note={words.photosNote}>{words.photosTitle}</BlockTitle>
            <PhotoStrip photos={photos} />
          </div>
        </>
      }
      can={
        <>
          <BlockTitle>{words.canTitle}</BlockTitle>
          <div className="can-do">
            <ActionButton main wide icon="paper">
              {words.can[0]}
            </ActionButton>
            <ActionButton wide icon="search">
              {words.can[1]}
            </ActionButton>
            <ActionButton wide icon="people">
              {words.can[2]}
            </ActionButton>
            {words.barred.map((barred) => (
              <BarredAction key={barred.name} {...barred} />
            ))}
          </div>
        </>
      }
      people={
        <>
          <BlockTitle note={words.whoNote}>{words.whoTitle}</BlockTitle>
          <ul className="people-list">
            {words.who.map((person) => (
              <PersonRow key={person.name} {...person}>
                <IconButton icon="phone" name={person.name} />
              </PersonRow>
            ))}
          </ul>
        </>
      }
    />
  );
}
