/** What an entry runs into when somebody enters the same at the same instant. */
const taken = (words: string) => ({ code: 'register.taken' as const, params: { words } });

export const registerKeys = { unit_name_key: taken, person_staff_number_key: taken, licence_number_key: taken };
