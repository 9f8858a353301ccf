/** What photos say of themselves: clocks that differ, empty blocks, positions off the earth, and blocks of rubbish. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readCapture } from './capture.ts';

const HOUR_MS = 3_600_000;
const photos = join(resolve(process.env.CUNTU_DATA_FIXTURES ?? '../shared/data'), 'exif');

const canvas = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });

async function exifOf(blocks: Record<string, Record<string, string>>): Promise<Uint8Array> {
  const bytes = await canvas.clone().withExif(blocks).jpeg().toBuffer();
  return (await sharp(bytes).metadata()).exif!;
}

const captureOf = async (shot: Record<string, string>, gps: Record<string, string> = {}) =>
  readCapture(await exifOf({ IFD0: { Make: 'Xiaomi ', Model: 'M2102' }, IFD2: shot, IFD3: gps }), 2 * HOUR_MS);

const shot = { DateTimeOriginal: '2026:03:05 16:20:00', OffsetTimeOriginal: '+08:00' };
const here = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '31/1 42/1 1830/100',
  GPSLongitudeRef: 'E',
  GPSLongitude: '113/1 22/1 0/1',
  GPSDateStamp: '2026:03:05',
  GPSTimeStamp: '8/1 19/1 58/1',
  GPSImgDirection: '3605/10',
};

describe('a photo', () => {
  test('tells when, where, which way and with what it was taken', async () => {
    expect(await captureOf(shot, { ...here, GPSImgDirection: '725/10' })).toEqual({
      takenAt: '2026-03-05T08:20:00.000Z',
      gpsAt: '2026-03-05T08:19:58.000Z',
      lat: 31.7050833,
      lon: 113.3666667,
      directionDeg: 72.5,
      device: 'Xiaomi M2102',
      flags: [],
    });
  });

  test('without a zone is read as of Shanghai, and says so', async () => {
    const capture = await captureOf({ DateTimeOriginal: shot.DateTimeOriginal });
    expect(capture).toMatchObject({ takenAt: '2026-03-05T08:20:00.000Z', flags: ['zoneAssumed'] });
  });

  test('lies west and south by its references', async () => {
    const capture = await captureOf(shot, { ...here, GPSLatitudeRef: 'S', GPSLongitudeRef: 'W' });
    expect(capture).toMatchObject({ lat: -31.7050833, lon: -113.3666667 });
  });

  test.each([
    ['2026:03:05', '10/1 20/1 0/1', []],
    ['2026:03:05', '10/1 20/1 1/1', ['clockDiffers']],
    ['2026:03:04', '8/1 20/1 0/1', ['clockDiffers']],
  ])('is flagged when the satellites said %s %s', async (GPSDateStamp, GPSTimeStamp, flags) => {
    expect((await captureOf(shot, { ...here, GPSDateStamp, GPSTimeStamp }))?.flags).toEqual(flags);
  });

  test.each([
    [{ GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' }],
    [{ GPSLatitude: '91/1 0/1 0/1' }],
    [{ GPSLatitude: '0/0 0/0 0/0' }],
    [{ GPSLongitude: '181/1 0/1 0/1' }],
    [{ GPSLatitudeRef: 'Q' }],
    [{ GPSLongitudeRef: 'Z' }],
  ])('has no position where it cannot be: %j', async (wrong) => {
    const capture = await captureOf(shot, { ...here, ...wrong });
    expect(capture?.flags).toContain('positionInvalid');
    expect(capture).not.toHaveProperty('lat');
    expect(capture).not.toHaveProperty('lon');
  });

  test.each(['0000:00:00 00:00:00', '2026:02:31 10:00:00', '    :  :     :  :  ', 'yesterday'])(
    'has no time from a clock saying %j',
    async (DateTimeOriginal) => {
      expect(await captureOf({ DateTimeOriginal })).not.toHaveProperty('takenAt');
    },
  );

  test('with an impossible direction has none', async () => {
    expect(await captureOf(shot, here)).not.toHaveProperty('directionDeg');
  });

  test('without EXIF says nothing', async () => {
    expect(await readCapture(undefined, HOUR_MS)).toBeUndefined();
  });

  test('with any damage to its EXIF still breaks nothing', async () => {
    const whole = await exifOf({ IFD0: { Make: 'Xiaomi' }, IFD2: shot, IFD3: here });
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), async (changes, cut) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        const capture = await readCapture(bytes.subarray(0, cut), HOUR_MS);
        expect(Array.isArray(capture?.flags)).toBe(true);
        for (const degrees of [capture?.lat, capture?.lon]) expect(Math.abs(degrees ?? 0)).toBeLessThanOrEqual(180);
      }),
      { numRuns: 500, seed: 20260305 },
    );
  });
});

describe('a real photo', () => {
  const captureOfPhoto = async (name: string) =>
    readCapture((await sharp(readFileSync(join(photos, name))).metadata()).exif, 2 * HOUR_MS);

  test('whose camera was a day behind the satellites is flagged', async (context) => {
    if (!existsSync(photos)) return context.skip(`not run: fixtures absent (${photos})`);
    expect(await captureOfPhoto('DSCN0010.jpg')).toEqual({
      takenAt: '2008-10-22T08:28:39.000Z',
      gpsAt: '2008-10-23T14:27:07.000Z',
      lat: 43.4674483,
      lon: 11.8851267,
      device: 'NIKON COOLPIX P6000',
      flags: ['clockDiffers', 'zoneAssumed'],
    });
  });

  test('with an empty GPS block simply has no position', async (context) => {
    if (!existsSync(photos)) return context.skip(`not run: fixtures absent (${photos})`);
    const capture = await captureOfPhoto('45-gps_ifd.jpg');
    expect(capture?.flags).not.toContain('positionInvalid');
    expect(capture).not.toHaveProperty('lat');
  });
});
