/** The page of a matter: header, then time and history, the place, and what can be done; a phone puts the deeds before the history. */
import type { ReactNode } from 'react';

interface Blocks {
  /** A `MatterHeader`. */
  header: ReactNode;
  /** A `ClockFace`; absent once the clock has stopped for good. */
  time?: ReactNode;
  history: ReactNode;
  /** Map, what land it is, photos. */
  place: ReactNode;
  can: ReactNode;
  people: ReactNode;
  papers?: ReactNode;
}

const Block = ({ name, children }: { name: string; children?: ReactNode }) =>
  children ? <div data-block={name}>{children}</div> : null;

export const MatterPage = ({ header, time, history, place, can, people, papers }: Blocks) => (
  <div className="matter">
    {header}
    <div className="columns">
      <div className="column">
        <Block name="time">{time}</Block>
        <Block name="history">{history}</Block>
      </div>
      <div className="column">
        <div data-block="place" className="place-blocks">
          {place}
        </div>
      </div>
      <aside className="column">
        <Block name="can">{can}</Block>
        <Block name="people">{people}</Block>
        <Block name="papers">{papers}</Block>
      </aside>
    </div>
  </div>
);

/** A block's heading with its note: '经过 每一步都有凭据'. */
export const BlockTitle = ({ children, note }: { children: string; note?: string }) => (
  <h2>
    {children}
    {note && <small className="block-note">{note}</small>}
  </h2>
);
