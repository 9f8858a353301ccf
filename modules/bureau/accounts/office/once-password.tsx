/** A password for once: made on this device, shown once to whoever hands it over. */
import { useState } from 'react';
import { ActionButton } from '#ui/controls';
import { useWords } from '#ui/words';

/** Nothing that is mistaken for another when read out or copied by hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const IN_A_GROUP = 4;
/** Above it the last letters would come more seldom than the others. */
const EVEN = 256 - (256 % LETTERS.length);

/** 79 bits. */
export function makeOncePassword(
  random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count)),
): string {
  let letters = '';
  while (letters.length < GROUPS * IN_A_GROUP)
    for (const byte of random(GROUPS * IN_A_GROUP)) if (byte < EVEN) letters += LETTERS[byte % LETTERS.length];
  return Array.from({ length: GROUPS }, (_, nth) => letters.slice(nth * IN_A_GROUP, (nth + 1) * IN_A_GROUP)).join('-');
}

export function OncePassword({ username, password, onDone }: { username: string; password: string; onDone(): void }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(password);
    setCopied(true);
  };
  return (
    <section className="small-form once" aria-labelledby="once">
      <h2 id="once">{t('bureau.once.title')}</h2>
      <p>{t('bureau.once.lead')}</p>
      <dl>
        <dt>{t('bureau.accounts.username')}</dt>
        <dd>{username}</dd>
        <dt>{t('bureau.once.title')}</dt>
        <dd>
          <code>{password}</code>
        </dd>
      </dl>
      <div className="form-foot">
        <ActionButton main icon="check" onClick={onDone}>
          {t('bureau.once.done')}
        </ActionButton>
        {'clipboard' in navigator && (
          <ActionButton onClick={() => void copy()}>
            {t(copied ? 'bureau.once.copied' : 'bureau.once.copy')}
          </ActionButton>
        )}
      </div>
    </section>
  );
}
