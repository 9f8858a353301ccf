/** Files: once kept always there, cut off early when too large, refused in their own words, nothing left by a crash. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DamagedFile, type Files, openFiles, pathOf, type ThumbnailWidth } from './index.ts';

let home: string;
let files: Files;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'cuntu-files-'));
  files = await openFiles(home);
});
afterEach(() => rm(home, { recursive: true }));

const canvas = (width = 900, height = 600) =>
  sharp({ create: { width, height, channels: 3, background: '#3a6b8c', noise: { type: 'gaussian', sigma: 20 } } });
const jpeg = (exif = {}) => canvas().withExif(exif).jpeg().toBuffer();
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function kept(bytes: Uint8Array, claimedType?: string) {
  const outcome = await files.put(bytes, { claimedType });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

/** Everything on disk below the home, folders left out. */
async function onDisk(): Promise<string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(home.length));
}

describe('what is put', () => {
  test('is kept byte for byte under its hash, with kind and size read from the bytes', async () => {
    const bytes = await jpeg();
    const hash = sha256(bytes);
    expect(await kept(bytes, 'image/png')).toMatchObject({
      sha256: hash,
      mediaType: 'image/jpeg',
      widthPx: 900,
      heightPx: 600,
    });
    expect(await onDisk()).toEqual([`/files/${hash.slice(0, 2)}/${hash}`]);
    const opened = (await files.open(hash))!;
    expect(opened).toMatchObject({ mediaType: 'image/jpeg', sizeBytes: bytes.length });
    expect((await buffer(opened.stream)).equals(bytes)).toBe(true);
  });

  test.each([
    ['GeoJSON', Buffer.from('\uFEFF {"type":"FeatureCollection","features":[]}'), 'application/geo+json'],
    ['boundary points', Buffer.from('[属性描述]\r\n坐标系=2000国家大地坐标系'), 'text/plain'],
    ['boundary points in GBK', Buffer.from('5bcaf4d0d4c3e8caf65d0d0ab8f1cabd', 'hex'), 'text/plain'],
  ])('may be %s, told by its first bytes', async (_, bytes, mediaType) => {
    expect(await kept(bytes, 'application/x-anything')).toMatchObject({ mediaType });
  });

  test.each(['png', 'webp'] as const)('may be %s', async (format) => {
    const bytes = await canvas(40, 30).toFormat(format).toBuffer();
    expect(await kept(bytes)).toEqual({
      sha256: sha256(bytes),
      mediaType: `image/${format}`,
      widthPx: 40,
      heightPx: 30,
    });
  });

  test('may be a PDF', async () => {
    expect(await kept(pdf)).toEqual({ sha256: sha256(pdf), mediaType: 'application/pdf' });
  });

  test('may arrive in single bytes', async () => {
    const outcome = await files.put(Readable.from([...pdf].map((byte) => Buffer.of(byte))));
    expect(outcome).toMatchObject({ ok: true, value: { sha256: sha256(pdf) } });
  });

  test('is measured as it is seen, upright', async () => {
    const bytes = await canvas(90, 60).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await kept(bytes)).toMatchObject({ widthPx: 60, heightPx: 90 });
  });

  test('twice, even at the same moment, is one file', async () => {
    const bytes = await jpeg();
    await Promise.all([kept(bytes), kept(bytes), kept(bytes)]);
    await kept(bytes);
    expect(await onDisk()).toHaveLength(1);
  });

  test('again mends a copy that was cut short', async () => {
    const { sha256: hash } = await kept(pdf);
    const [path] = await onDisk();
    await writeFile(join(home, path!), '%PDF-');
    await kept(pdf);
    expect((await buffer((await files.open(hash))!.stream)).equals(pdf)).toBe(true);
  });
});

describe('refused, with nothing left on disk,', () => {
  afterEach(async () => expect(await onDisk()).toEqual([]));

  test('is an upload of 100 MB, cut off at the limit with its connection left for the answer', async () => {
    const chunk = Buffer.alloc(100_000, 1);
    let sent = 0;
    async function* upload() {
      yield Buffer.from('\xFF\xD8\xFF', 'latin1');
      for (; sent < 1000; sent++) yield chunk;
    }
    const source = Readable.from(upload());
    const outcome = await files.put(source);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'file.tooLarge', params: { maxMb: 25 } } });
    expect(sent).toBeLessThan(300);
    expect(source.destroyed).toBe(false);
    source.destroy();
  });

  test('is an upload of a wrong kind, from its first bytes on', async () => {
    let sent = 0;
    async function* upload() {
      for (; sent < 1000; sent++) yield Buffer.alloc(100_000, 65);
    }
    expect(await files.put(upload(), { claimedType: 'image/jpeg' })).toMatchObject({
      refusal: { code: 'file.notAPicture' },
    });
    expect(sent).toBe(0);
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'image/jpeg', 'file.empty'],
    ['text called a picture', Buffer.from('I am a picture, believe me'), 'image/jpeg', 'file.notAPicture'],
    ['three bytes of a picture', Buffer.from('\xFF\xD8\xFF', 'latin1'), 'image/jpeg', 'file.notAPicture'],
    ['a PDF called a picture', pdf, 'image/png', 'file.notAPicture'],
    ['a page of HTML', Buffer.from('<!doctype html><script>1</script>'), 'text/html', 'file.kindRefused'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml', 'file.notAPicture'],
    ['a GIF', Buffer.from('GIF89a and so on and so on'), 'image/gif', 'file.kindRefused'],
    [
      'the head of a JPEG and rubbish',
      Buffer.from(`\xFF\xD8\xFF${'x'.repeat(99)}`, 'latin1'),
      undefined,
      'file.notAPicture',
    ],
  ])('is %s', async (_, bytes, claimedType, code) => {
    expect(await files.put(bytes, { claimedType })).toMatchObject({ ok: false, refusal: { code } });
  });

  test("is an iPhone's HEIC, with advice", async () => {
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    expect(await files.put(heic, { claimedType: 'image/heic' })).toMatchObject({
      refusal: { code: 'file.kindRefused', params: { kind: 'HEIC' }, next: 'file.saveAsJpeg' },
    });
  });

  test.each(['jpeg', 'png', 'webp'] as const)('is a %s that breaks off anywhere', async (format) => {
    const bytes = await canvas(300, 200).toFormat(format).toBuffer();
    for (const cut of [20, bytes.length >> 2, bytes.length >> 1, bytes.length - 3])
      expect(await files.put(bytes.subarray(0, cut))).toMatchObject({ refusal: { code: 'file.notAPicture' } });
  });

  test('is a JPEG that breaks off behind the end of the small picture in its head', async () => {
    const bytes = await jpeg();
    const block = Buffer.from('\xFF\xE1\0\x06\xFF\xD8\xFF\xD9', 'latin1');
    const whole = Buffer.concat([bytes.subarray(0, 2), block, bytes.subarray(2)]);
    const outcome = await files.put(whole.subarray(0, -2));
    expect(outcome).toMatchObject({ refusal: { code: 'file.notAPicture' } });
  });

  test('is a bomb of four milliard pixels in a few bytes', async () => {
    expect(await files.put(emptyPng(65_000, 65_000))).toMatchObject({
      refusal: { code: 'file.pixelBomb', params: { widthPx: 65_000, heightPx: 65_000, maxPixels: 80_000_000 } },
    });
  });

  test('is whatever breaks off on the way', async () => {
    async function* upload() {
      yield pdf;
      throw new Error('connection lost');
    }
    await expect(files.put(upload())).rejects.toThrow('connection lost');
  });

  test('is everything while the guard forbids', async () => {
    const guarded = await openFiles(home, {
      guard: () => {
        throw new Error('inside a transaction');
      },
    });
    await expect(guarded.put(pdf)).rejects.toThrow('inside a transaction');
  });
});

describe('after a crash', () => {
  test('between the last byte and the rename nothing is visible, and the same bytes can be put again', async () => {
    const store = JSON.stringify(new URL('./store.ts', import.meta.url).href);
    const script = `
      import { openFiles } from ${store};
      async function* upload() { yield Buffer.from(${JSON.stringify(pdf.toString())}); process.kill(process.pid, 'SIGKILL'); yield Buffer.of(); }
      await (await openFiles(${JSON.stringify(home)})).put(upload());`;
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
    expect(signal).toBe('SIGKILL');
    expect(await onDisk()).toEqual([expect.stringContaining('/files/incoming/')]);
    const reopened = await openFiles(home);
    expect(await reopened.has(sha256(pdf))).toBe(false);
    expect((await reopened.put(pdf)).ok).toBe(true);
    expect(await reopened.has(sha256(pdf))).toBe(true);
  });

  test('what was left aside is cleared a day later, and only then', async () => {
    const left = (name: string) => join(home, 'files', 'incoming', name);
    await writeFile(left('old'), 'x');
    await writeFile(left('new'), 'x');
    await utimes(left('old'), 0, 0);
    await openFiles(home);
    expect(await onDisk()).toEqual(['/files/incoming/new']);
  });
});

describe('a thumbnail', () => {
  const place = { IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '31/1 42/1 0/1', GPSLatitudeRef: 'N' } };

  test('is a small WebP that tells nothing of place and device, made once', async () => {
    const { sha256: hash } = await kept(await jpeg(place));
    const bytes = (await files.thumbnail(hash, 320))!;
    const seen = await sharp(bytes).metadata();
    expect(seen).toMatchObject({ format: 'webp', width: 320, height: 213 });
    expect([seen.exif, seen.xmp, seen.icc]).toEqual([undefined, undefined, undefined]);
    const [thumbnail] = (await onDisk()).filter((path) => path.startsWith('/thumbnails'));
    await writeFile(join(home, thumbnail!), 'kept');
    expect(Buffer.from((await files.thumbnail(hash, 320))!).toString()).toBe('kept');
  });

  test('stands upright and is never larger than the picture', async () => {
    const { sha256: hash } = await kept(await canvas(90, 60).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect(await sharp((await files.thumbnail(hash, 320))!).metadata()).toMatchObject({ width: 60, height: 90 });
  });

  test('is not had of what the disk has damaged, in its head or behind it', async () => {
    for (const [from, width] of [
      [0, 160],
      [200, 320],
    ] as const) {
      const bytes = await jpeg();
      const { sha256: hash } = await kept(bytes);
      await writeFile(join(home, pathOf(hash)), bytes.fill(0, from));
      await expect(files.thumbnail(hash, width)).rejects.toThrow(DamagedFile);
    }
  });

  test('is not had of a PDF, of nothing, or in a width of own choice', async () => {
    expect(await files.thumbnail((await kept(pdf)).sha256, 160)).toBeUndefined();
    expect(await files.thumbnail('0'.repeat(64), 160)).toBeUndefined();
    await expect(files.thumbnail(sha256(pdf), 161 as ThumbnailWidth)).rejects.toThrow(RangeError);
  });
});

test('what is removed is gone with its thumbnails; the rest stays', async () => {
  const { sha256: hash } = await kept(await jpeg());
  await kept(pdf);
  await files.thumbnail(hash, 160);
  await files.remove(hash);
  await files.remove(hash);
  expect(await files.has(hash)).toBe(false);
  expect(await files.open(hash)).toBeUndefined();
  expect(await onDisk()).toHaveLength(1);
});

test.each(['', '../../etc/passwd', 'A'.repeat(64), `${'0'.repeat(63)}/`])('%j is no address', async (address) => {
  expect(await files.has(address)).toBe(false);
  expect(await files.open(address)).toBeUndefined();
  await files.remove(address);
});

function emptyPng(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const content = Buffer.concat([Buffer.from(type), body]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    check.writeUInt32BE(crc32(content));
    return Buffer.concat([length, content, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(10_000));
  const magic = Buffer.from('\x89PNG\r\n\x1A\n', 'latin1');
  return Buffer.concat([magic, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

test('a workbook is kept as one, whoever wrote its package; another package is refused', async () => {
  const begins = (name: string) => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26), Buffer.from(name)]);
  for (const name of ['[Content_Types].xml', '_rels/.rels', 'docProps/app.xml', 'xl/workbook.xml'])
    expect((await kept(begins(name))).mediaType).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
  const refused = await files.put(begins('holiday.jpg'));
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'file.kindRefused', params: { kind: 'ZIP' } } });
});
