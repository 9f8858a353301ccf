/** What is chosen on the map: a small picture, its light and title, two sentences, at most three actions. */
import type { ReactNode } from 'react';
import { Light, type LightColour } from './light.tsx';

interface CardWords {
  /** Absent for what has no clock. */
  light?: LightColour;
  title: string;
  sentences: readonly string[];
  picture?: ReactNode;
  /** Beneath the sentences. */
  children?: ReactNode;
  /** At most three. */
  actions?: ReactNode;
}

export const MapCard = ({ light, title, sentences, picture, children, actions }: CardWords) => (
  <article className="map-card" data-pictured={picture ? true : undefined} aria-live="polite">
    {picture && <div className="map-card-picture">{picture}</div>}
    <div>
      <h3>
        {light && <Light colour={light} />}
        {title}
      </h3>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {children}
      {actions && <div className="map-card-actions">{actions}</div>}
    </div>
  </article>
);
