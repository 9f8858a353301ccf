/** A password for once, judged and hashed before the transaction: Argon2 takes longer than anybody should hold a row. */
import { ok, type Result, refuse } from '@cuntu/base';
import { hashPassword, type PasswordFault, passwordFault, SHORTEST } from '#platform/identity';

export function fitOnce(password: string, username: string): Result<true, PasswordFault> {
  const fault = passwordFault(password, username);
  return fault ? refuse(fault, { at: 'password', params: { shortest: SHORTEST } }) : ok(true);
}

export async function readyOnce(password: string, username: string): Promise<Result<string, PasswordFault>> {
  const fit = fitOnce(password, username);
  return fit.ok ? ok(await hashPassword(password)) : fit;
}
