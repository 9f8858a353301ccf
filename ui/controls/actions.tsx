/** What can be done, and what cannot yet: a barred action stays in its place and says who or what opens it. */
import { type ButtonHTMLAttributes, type ReactNode, useId } from 'react';
import { useWords } from '#ui/words';
import { Icon, type IconName } from './icon.tsx';

interface Looks {
  /** One filled button a view. */
  main?: boolean;
  small?: boolean;
  /** Fills its column, words at the left, as in 现在能做. */
  wide?: boolean;
  icon?: IconName;
  children: ReactNode;
}

const looksOf = ({ main, small, wide }: Looks) =>
  ['button', main && 'main', small && 'small', wide && 'wide'].filter(Boolean).join(' ');

/** `busy` keeps the words and refuses a second press: the deed is under way. */
export function ActionButton({
  main,
  small,
  wide,
  icon,
  busy,
  children,
  onClick,
  ...rest
}: Looks & { busy?: boolean } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'>) {
  return (
    <button
      type="button"
      className={looksOf({ main, small, wide, children })}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function ActionLink({ href, icon, children, download, ...looks }: Looks & { href: string; download?: string }) {
  return (
    <a className={looksOf({ ...looks, children })} href={href} download={download}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** An icon with a name for whoever cannot see it; the name shows on hover and focus. */
export function IconButton({
  icon,
  name,
  ...rest
}: { icon: IconName; name: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" className="icon-button" aria-label={name} title={name} {...rest}>
      <Icon name={icon} size={20} />
    </button>
  );
}

export interface Opener {
  words: string;
  href?: string;
  onClick?: () => void;
}

export function OpenerLink({ words, href, onClick }: Opener) {
  if (href !== undefined)
    return (
      <a href={href} onClick={onClick}>
        {words}
      </a>
    );
  return (
    <button type="button" className="link" onClick={onClick}>
      {words}
    </button>
  );
}

export function BarredAction({ name, reason, opener }: { name: string; reason: string; opener?: Opener }) {
  const { t } = useWords();
  const sentence = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields; this groups a name with its reason
    <div
      className="barred"
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the look asks that a barred action can be focused and read
      tabIndex={0}
      aria-label={t('barred.label', { name })}
      aria-describedby={sentence}
    >
      <b>
        <Icon name="lock" size={16} />
        {name}
      </b>
      <span id={sentence}>{reason}</span>
      {opener && <OpenerLink {...opener} />}
    </div>
  );
}
