/** One of a few: real radio buttons drawn as a row, so that arrows and screen readers know them. */
import { useId } from 'react';

interface ChoiceWords<V extends string> {
  label: string;
  options: readonly { value: V; words: string }[];
  value: V;
  onChange(value: V): void;
  /** `floating` over the map; `cards` for large targets in a form. */
  looks?: 'plain' | 'floating' | 'cards';
  'aria-describedby'?: string;
}

export function Choice<V extends string>({
  label,
  options,
  value,
  onChange,
  looks = 'plain',
  ...rest
}: ChoiceWords<V>) {
  const group = useId();
  return (
    <fieldset className="choice" data-looks={looks} {...rest}>
      <legend className="unseen">{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={group}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.words}</span>
        </label>
      ))}
    </fieldset>
  );
}
