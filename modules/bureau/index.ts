/** The door of the register: divisions, units, posts, people, licences, appointments. */
import type { Module } from '#platform/pipeline';
import { migrations as city } from './city/tables.ts';
import { answerFindDivisions } from './divisions/queries/find-divisions.ts';
import { migrations as divisions } from './divisions/tables.ts';
import { migrations as people } from './people/tables.ts';
import { handleEnterRegister } from './register/actions/enter-register.ts';
import { migrations as register } from './register/tables.ts';
import { migrations as units } from './units/tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export { type City, findCity, insertCity, markTold } from './city/tables.ts';
export { shortName } from './divisions/naming.ts';
export { type CitySeed, citySeed } from './divisions/seeding.ts';
export { insertDivisions, namesOf, villageAt } from './divisions/tables.ts';
export { licencesOf, type Officer, officersOn, personNames, postsHeld, unitsOf } from './people/tables.ts';
export { type Contact, contactOf, dutyName, issuingOrgan, officersNear, placeWords } from './register/answering.ts';
export { type Duty, dutyAt, unitNames } from './units/tables.ts';

export const bureau: Module = {
  name: 'bureau',
  migrations: [...divisions, ...city, ...units, ...people, ...register],
  handlers: [answerFindDivisions, handleEnterRegister],
  words: { zh, en },
};
