/** A list of which each row is typed: it grows at its end, and any row can be dropped. */
import type { ReactNode } from 'react';
import { ActionButton, IconButton } from '#ui/controls';

interface RowsProps<T> {
  title: string;
  list: readonly T[];
  /** What a new row begins with. */
  fresh(): T;
  add: string;
  drop(n: number): string;
  onChange(list: T[]): void;
  children(row: T, set: (row: T) => void, nth: number): ReactNode;
}

export function Rows<T>({ title, list, fresh, add, drop, onChange, children }: RowsProps<T>) {
  return (
    <fieldset className="notice-list">
      <legend>{title}</legend>
      {list.map((row, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing else to be known by while it is typed
        <div key={nth} className="norms-bar">
          {children(row, (next) => onChange(list.with(nth, next)), nth)}
          <IconButton icon="close" name={drop(nth + 1)} onClick={() => onChange(list.filter((_, i) => i !== nth))} />
        </div>
      ))}
      <ActionButton small icon="plus" onClick={() => onChange([...list, fresh()])}>
        {add}
      </ActionButton>
    </fieldset>
  );
}
