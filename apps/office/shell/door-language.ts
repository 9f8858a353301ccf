/** The language chosen at the door: in this browser it goes before the account's own, until somebody chooses again. */
import { forget, keep, recall } from '#platform/client';
import { chooseLanguage, type Language } from '#ui/words';

const AT_DOOR = 'language.door';

export function chooseAtDoor(language: Language): void {
  keep(AT_DOOR, language);
  chooseLanguage(language);
}

/** Whoever is inside chooses for himself, which ends what was chosen outside. */
export function chooseInside(language: Language): void {
  forget(AT_DOOR);
  chooseLanguage(language);
}

export function enterWith(accounts: Language): void {
  const atDoor = recall(AT_DOOR);
  chooseLanguage(atDoor === 'zh' || atDoor === 'en' ? atDoor : accounts);
}
