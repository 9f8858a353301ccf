/** Who is here, and how the screen should look to them; kept on the device at once and with the account. */

import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { run } from '#platform/client';
import { savePreferences, signOut } from '#platform/identity/contract';
import { ActionButton, ActionLink, Choice, Surname, useBubble } from '#ui/controls';
import { useMe } from '#ui/pages';
import { chooseShade, chooseTypeSize, useAppearance } from '#ui/tokens';
import { useWords } from '#ui/words';
import { chooseInside } from './door-language.ts';

function Settings() {
  const { t, language } = useWords();
  const { choice, size } = useAppearance();
  const queries = useQueryClient();
  const save = (preference: Parameters<typeof run<typeof savePreferences>>[1]) => void run(savePreferences, preference);
  const leave = async () => {
    const answer = await run(signOut, {});
    if (answer.is === 'done' || answer.is === 'refused') queries.clear();
    location.reload();
  };
  return (
    <>
      <span>{t('office.me.language')}</span>
      <Choice
        label={t('office.me.language')}
        value={language}
        options={(['zh', 'en'] as const).map((value) => ({ value, words: t(`office.language.${value}`) }))}
        onChange={(lang) => {
          chooseInside(lang);
          save({ lang });
        }}
      />
      <span>{t('office.me.shade')}</span>
      <Choice
        label={t('office.me.shade')}
        value={choice}
        options={(['light', 'dark', 'system'] as const).map((value) => ({ value, words: t(`office.shade.${value}`) }))}
        onChange={(theme) => {
          chooseShade(theme);
          save({ theme });
        }}
      />
      <span>{t('office.me.size')}</span>
      <Choice
        label={t('office.me.size')}
        value={size}
        options={(['normal', 'large'] as const).map((value) => ({ value, words: t(`office.size.${value}`) }))}
        onChange={(chosen) => {
          chooseTypeSize(chosen);
          save({ size: chosen });
        }}
      />
      <ActionLink wide icon="lock" href="/office/me">
        {t('me.page')}
      </ActionLink>
      <ActionButton wide onClick={() => void leave()}>
        {t('office.me.signOut')}
      </ActionButton>
    </>
  );
}

export function MeMenu() {
  const { t } = useWords();
  const { name, roles } = useMe();
  const { open, setOpen, root } = useBubble();
  const menu = useId();
  return (
    <div className="me" ref={root}>
      <button type="button" aria-expanded={open} aria-controls={menu} onClick={() => setOpen(!open)}>
        <Surname>{name.slice(0, 1)}</Surname>
        <span>
          {name}
          <small>{roles.map((role) => t(`office.role.${role}`)).join(' · ')}</small>
        </span>
        <span className="unseen">{t('office.me.open')}</span>
      </button>
      <div className="me-menu" id={menu} hidden={!open}>
        {open && <Settings />}
      </div>
    </div>
  );
}
