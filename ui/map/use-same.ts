/** What is given anew at each drawing of a page, and says what it said before. */
import { useRef } from 'react';

/** The same thing while it says the same: a page that spells its pins anew at each key typed must not draw the map anew. */
export function useSame<T>(value: T, spell: (value: T) => string = JSON.stringify): T {
  const kept = useRef(value);
  if (kept.current !== value && spell(kept.current) !== spell(value)) kept.current = value;
  return kept.current;
}
