/** The end of the start: addresses, accounts, and last of all that it is ready. */
import { expect, test } from 'vitest';
import { invitationText } from './welcome.ts';

const url = 'http://127.0.0.1:8080';

test('a demo shows whom one can come in as', () => {
  const song = { username: 'song', password: 'yanshi', name: 'Song', duty: 'station' };
  const tang = { username: 'tang', password: 'yanshi', name: 'Citizen', duty: '' };
  expect(invitationText({ url, accounts: [song, tang] })).toBe(
    [
      '',
      'For citizens  http://127.0.0.1:8080/',
      'The office    http://127.0.0.1:8080/office',
      '',
      'Demo accounts (name, password, person):',
      '  song    yanshi  Song station',
      '  tang    yanshi  Citizen',
      '',
      'What to try, with parcels, holders and their numbers: http://127.0.0.1:8080/office/demo',
      '',
      'Cuntu is ready. Ctrl+C stops it.',
      '',
    ].join('\n'),
  );
});

test('a bureau of its own shows the link of its first administrator, once', () => {
  const link = `${url}/office/welcome?token=x`;
  expect(invitationText({ url, accounts: [], link })).toContain(`within three days):\n${link}\n\nCuntu is ready.`);
  expect(invitationText({ url, accounts: [] })).not.toContain('administrator');
});

test('an account whose password was changed is printed still, and says so', () => {
  const gu = { username: 'gu', password: 'yanshi', name: 'Gu', duty: 'administrator' };
  const text = invitationText({ url, accounts: [gu, { ...gu, username: 'lin', password: null }] });
  expect(text).toContain('  gu      yanshi     Gu administrator\n  lin     (changed)  Gu administrator');
});
