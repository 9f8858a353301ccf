/** The door of the register: divisions, units, posts, people, licences, appointments. */
import type { Module } from '#platform/pipeline';
import { handleDropSecondFactor } from './accounts/actions/drop-second-factor.ts';
import { handleLockAccount, handleUnlockAccount } from './accounts/actions/lock-account.ts';
import { handleOpenAccount } from './accounts/actions/open-account.ts';
import { handleResetPassword } from './accounts/actions/reset-password.ts';
import { answerFindAccounts } from './accounts/queries/find-accounts.ts';
import { answerGetAccount } from './accounts/queries/get-account.ts';
import { migrations as accounts } from './accounts/tables.ts';
import { migrations as city } from './city/tables.ts';
import { answerFindDivisions } from './divisions/queries/find-divisions.ts';
import { migrations as divisions } from './divisions/tables.ts';
import { handleImportRegister } from './imports/actions/import-register.ts';
import { answerGetImportForm } from './imports/queries/get-import-form.ts';
import { answerPreviewImport } from './imports/queries/preview-import.ts';
import { importedAmong, migrations as imports } from './imports/tables.ts';
import { handleAppoint } from './people/actions/appoint.ts';
import { handleEndAppointment } from './people/actions/end-appointment.ts';
import { handleRecordLicence } from './people/actions/record-licence.ts';
import { handleRegisterPerson } from './people/actions/register-person.ts';
import { answerExportPeople } from './people/queries/export-people.ts';
import { answerFindAccesses } from './people/queries/find-accesses.ts';
import { answerFindOfficers } from './people/queries/find-officers.ts';
import { answerFindPeople } from './people/queries/find-people.ts';
import { answerGetPerson } from './people/queries/get-person.ts';
import { servingMigrations } from './people/serving-tables.ts';
import { migrations as people } from './people/tables.ts';
import { handleEnterRegister } from './register/actions/enter-register.ts';
import { migrations as register } from './register/tables.ts';
import { handleClosePost, handleCloseUnit } from './units/actions/close.ts';
import { handleRenamePost, handleRenameUnit } from './units/actions/rename.ts';
import { handleSetUpPost } from './units/actions/set-up-post.ts';
import { handleSetUpUnit } from './units/actions/set-up-unit.ts';
import { answerFindPosts, answerFindUnits } from './units/queries/find-units.ts';
import { structureMigrations } from './units/structure-tables.ts';
import { migrations as units } from './units/tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export { type City, findCity, insertCity, markTold } from './city/tables.ts';
export { shortName } from './divisions/naming.ts';
export { type CitySeed, citySeed } from './divisions/seeding.ts';
export { insertDivisions, liesInCity, namesOf, outsideCity, villageAt, villagesCovering } from './divisions/tables.ts';
export { standingOf } from './people/standing.ts';
export { licencesOf, type Officer, officersOn, peopleNumbered, personNames, postsHeld } from './people/tables.ts';
export { type Contact, contactOf, findOrgan, issuingOrgan, officersNear, placeWords } from './register/answering.ts';
export {
  type Duty,
  dutyAt,
  dutyInUnit,
  dutyOfPeople,
  lapsedDuties,
  type OwedDuty,
  type Serving,
  servingAt,
  servingOn,
  unitNames,
  unitsWith,
} from './units/tables.ts';

export const bureau: Module = {
  name: 'bureau',
  migrations: [
    ...divisions,
    ...city,
    ...units,
    ...people,
    ...register,
    ...servingMigrations,
    ...structureMigrations,
    ...imports,
    ...accounts,
  ],
  handlers: [
    answerFindDivisions,
    handleEnterRegister,
    answerGetImportForm,
    answerPreviewImport,
    handleImportRegister,
    handleRegisterPerson,
    handleRecordLicence,
    handleAppoint,
    handleEndAppointment,
    answerFindPeople,
    answerExportPeople,
    answerGetPerson,
    answerFindAccesses,
    answerFindOfficers,
    handleSetUpUnit,
    handleRenameUnit,
    handleCloseUnit,
    handleSetUpPost,
    handleRenamePost,
    handleClosePost,
    answerFindUnits,
    answerFindPosts,
    handleOpenAccount,
    handleResetPassword,
    handleLockAccount,
    handleUnlockAccount,
    handleDropSecondFactor,
    answerFindAccounts,
    answerGetAccount,
  ],
  holding: importedAmong,
  words: { zh, en },
};
