/** Administrative codes, the roles, and who may do what where. */
export {
  type Actor,
  type Grant,
  grantsOn,
  holdsLicence,
  type Licence,
  rolesOf,
  type SignedIn,
  type Subject,
} from './actor.ts';
export { ancestorAt, contains, countyOf, isDivisionCode, type Level, levelOf, parentOf, townshipOf } from './codes.ts';
export { type Algebra, type Condition, foldCondition, holds, type Leaves } from './condition.ts';
export { actingRole, condition, decideMay, mayEver } from './may.ts';
export { isRole, type Role, roles } from './roles.ts';
