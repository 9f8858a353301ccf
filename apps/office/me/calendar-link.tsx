/** One's deadlines in one's own calendar: an address is made here, shown once, and ended here. */
import { hex } from '@cuntu/base';
import { sha256 } from '@noble/hashes/sha2.js';
import { useState } from 'react';
import { getCalendarLink, makeCalendarLink, revokeCalendarLink } from '#modules/matters/contract';
import { newId, useCommand, useFound } from '#platform/client';
import { ActionButton, CommandTrouble, FoundTrouble } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 26 signs of five bits, drawn here: the house is told the hash only, so that nobody there can read along. */
const draw = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(26)), (byte) => ALPHABET[byte & 31]).join('');

export function CalendarLink() {
  const { t, moment, language } = useWords();
  const { today } = useHouse();
  const found = useFound(getCalendarLink, {});
  const make = useCommand(makeCalendarLink);
  const revoke = useCommand(revokeCalendarLink);
  const [address, setAddress] = useState<string>();
  const [copied, setCopied] = useState(false);
  const link = found.data?.link;
  const begin = async () => {
    const token = draw();
    const tokenHash = hex(sha256(new TextEncoder().encode(token)));
    const answer = await make.send({ id: newId(), tokenHash, lang: language });
    if (answer.is === 'done') setAddress(`${location.origin}/calendar/${token}.ics`);
  };
  const end = async () => {
    const answer = link && (await revoke.send({ id: link.id }));
    if (answer?.is === 'done') setAddress(undefined);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(address ?? '');
    setCopied(true);
  };
  return (
    <section className="me-sessions" aria-labelledby="me-calendar">
      <h2 id="me-calendar">{t('calendar.me')}</h2>
      <p>{t('calendar.lead')}</p>
      {found.error && <FoundTrouble error={found.error} again={() => void found.refetch()} />}
      {address && (
        <>
          <p role="status">{t('calendar.made')}</p>
          <p className="me-address">{address}</p>
          {navigator.clipboard && (
            <ActionButton small onClick={() => void copy()}>
              {t(copied ? 'calendar.copied' : 'calendar.copy')}
            </ActionButton>
          )}
          <p>{t('calendar.warn')}</p>
        </>
      )}
      {link && !address && <p>{t('calendar.since', { moment: moment(link.madeAt, today) })}</p>}
      <CommandTrouble command={make as never} kept={false} />
      <CommandTrouble command={revoke as never} kept={false} />
      {link && (
        <ActionButton small busy={revoke.state.is === 'sending'} onClick={() => void end()}>
          {t('calendar.revoke')}
        </ActionButton>
      )}
      {found.data && !link && (
        <>
          {revoke.state.is === 'done' && <p role="status">{t('calendar.revoked')}</p>}
          <ActionButton small busy={make.state.is === 'sending'} onClick={() => void begin()}>
            {t('calendar.make')}
          </ActionButton>
        </>
      )}
    </section>
  );
}
