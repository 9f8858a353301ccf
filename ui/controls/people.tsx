/** Who is responsible: a surname in a grey square, or a dashed red one where nobody is. No portraits, no scores. */
import type { ReactNode } from 'react';

export interface Person {
  surname: string;
  name: string;
  /** '包制止 · 淅河国土所' */
  duty: ReactNode;
  href?: string;
}

export const Surname = ({ children, size = 32 }: { children: string; size?: 32 | 36 }) => (
  <span className="surname" aria-hidden="true" style={{ width: size, height: size }}>
    {children}
  </span>
);

function Face({ surname, name, duty, href, size }: Person & { size: 32 | 36 }) {
  return (
    <>
      <Surname size={size}>{surname}</Surname>
      <span className="person-words">
        {href ? <a href={href}>{name}</a> : name}
        <small>{duty}</small>
      </span>
    </>
  );
}

export const PersonChip = (person: Person) => (
  <span className="person-chip">
    <Face {...person} size={36} />
  </span>
);

/** In the list 谁负责; `children` is what can be done, a call for instance. */
export const PersonRow = ({ children, ...person }: Person & { children?: ReactNode }) => (
  <li className="person-row">
    <Face {...person} size={32} />
    {children}
  </li>
);

/** `words`: '没有人包巡查'; `since`: '11月12日 起'. */
export const MissingPerson = ({ words, since }: { words: string; since: string }) => (
  <span className="person-chip" data-missing="true">
    <span className="surname" aria-hidden="true" style={{ width: 36, height: 36 }} />
    <span className="person-words">
      <b>{words}</b>
      <small>{since}</small>
    </span>
  </span>
);
