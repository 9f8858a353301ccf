/** Notes, keys, checkpoints, proofs and policies: the examples of their specifications, and what must not pass. */
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { must } from '@cuntu/base';
import { describe, expect, test } from 'vitest';
import { openCheckpoint, openProof } from './believing.ts';
import { base64, decimal, unbase64 } from './bytes.ts';
import { checkpointText, readCheckpoint } from './checkpoint.ts';
import { leafHash } from './leaf.ts';
import {
  COSIGNATURE,
  cosignatureBytes,
  cosignedMessage,
  ED25519,
  heldSignatures,
  noteText,
  readNote,
  readSignatureLines,
  readVerifierKey,
  type VerifierKey,
  verifierKey,
  verifierKeyText,
} from './note.ts';
import { isQuorum, readPolicy } from './policy.ts';
import { proofText, readProof } from './proof.ts';
import { inclusionProof, type Place, placesOf, rootOf } from './tree.ts';

const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const check = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
  verify(null, message, createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' }), signature);

function signer(name: string, type: typeof ED25519 | typeof COSIGNATURE) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length));
  const key = verifierKey(hash, name, type, raw);
  const signed = (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey));
  const bytes = (text: string, time = 1_700_000_000) =>
    type === ED25519 ? signed(Buffer.from(text)) : cosignatureBytes(time, signed(cosignedMessage(time, text)));
  return { key, line: (text: string, time?: number) => ({ name, id: key.id, bytes: bytes(text, time) }) };
}

const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const EXAMPLE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;

describe('example: the note of the specification', () => {
  const key = must(readVerifierKey(hash, EXAMPLE_KEY));

  test('is read, signed by its key, and written back to the byte', () => {
    const note = must(readNote(EXAMPLE));
    expect(note.text).toBe('This is an example message.\n');
    expect(must(heldSignatures(note, [key], check))).toHaveLength(1);
    expect(noteText(note)).toBe(EXAMPLE);
    expect(verifierKeyText(key)).toBe(EXAMPLE_KEY);
  });

  test('changed by one letter it is spoilt; by an unknown key it is signed by nobody', () => {
    const changed = must(readNote(EXAMPLE.replace('example message', 'exemple message')));
    expect(heldSignatures(changed, [key], check)).toMatchObject({ refusal: { code: 'note.falseSignature' } });
    const other = signer('example.com/foo', ED25519).key;
    expect(must(heldSignatures(must(readNote(EXAMPLE)), [other], check))).toEqual([]);
  });

  test.each([
    ['without signatures', 'text\n'],
    ['without a text', '\n— a AAAAAAA=\n'],
    ['cut off', EXAMPLE.slice(0, -1)],
    ['with a control character', EXAMPLE.replace('This', 'Th\tis')],
    ['with half a character', EXAMPLE.replace('This', '\ud800')],
    ['with a line that is no signature', `${EXAMPLE}more\n`],
    ['with a name of two words', EXAMPLE.replace('— example.com/foo', '— example com/foo')],
    ['with a signature spelled otherwise', EXAMPLE.replace('aQM=', 'aQN=')],
    ['with more signatures than anybody needs', `t\n\n${'— a AAAAAAAA\n'.repeat(65)}`],
  ])('%s is no note', (_what, text) => {
    expect(readNote(text)).toMatchObject({ refusal: { code: 'note.outOfForm' } });
  });

  test.each([
    ['of another name', EXAMPLE_KEY.replace('foo', 'fob')],
    ['of another id', EXAMPLE_KEY.replace('530d903a', '530d903b')],
    ['too short', `${EXAMPLE_KEY.slice(0, -4)}`],
    ['empty', ''],
  ])('a key %s is none', (_what, text) => {
    expect(readVerifierKey(hash, text)).toMatchObject({ refusal: { code: 'key.outOfForm' } });
  });

  test('a key of another kind is named as such', () => {
    const ml = `a+00000000+${base64(Uint8Array.of(6, ...new Uint8Array(32)))}`;
    expect(readVerifierKey(hash, ml)).toMatchObject({ refusal: { code: 'key.unknownType', params: { type: 6 } } });
  });
});

describe('one spelling', () => {
  test('of bytes', () => {
    for (const text of ['', 'AA==', 'AAA=', 'AAAA', '//79']) expect(base64(unbase64(text)!)).toBe(text);
    for (const text of ['A', 'AA', 'AA=', 'AB==', 'AAB=', '====', '=', 'A A=', 'AAA-', 'AA==AA=='])
      expect([text, unbase64(text)]).toEqual([text, undefined]);
  });

  test('of a number, and none that is not exact', () => {
    expect(['0', '17', '9007199254740991'].map(decimal)).toEqual([0, 17, 2 ** 53 - 1]);
    for (const text of ['', '01', '-1', '1.0', '1e3', ' 1', '9007199254740992', '18446744073709551615'])
      expect([text, decimal(text)]).toEqual([text, undefined]);
  });
});

describe('a checkpoint under a policy', () => {
  const log = signer('cuntu.example/city', ED25519);
  const [w1, w2] = [signer('w1.example', COSIGNATURE), signer('w2.example', COSIGNATURE)];
  const vkeys = (...keys: VerifierKey[]) => keys.map(verifierKeyText);
  const [logKey, key1, key2] = vkeys(log.key, w1.key, w2.key);
  const policyOf = (quorum: string) =>
    must(
      readPolicy(
        hash,
        `# whom we believe\n\nlog ${logKey} https://cuntu.example/tlog\nwitness one ${key1}\n\twitness two ${key2} https://w2.example\ngroup both all one two\nquorum ${quorum}\n`,
      ),
    );
  const means = { hash, check };
  const leaves = Array.from({ length: 11 }, (_, i) => hash(Uint8Array.of(0, i)));
  const nodeAt = ({ level, index }: Place): Uint8Array =>
    level === 0
      ? leaves[index]!
      : hash(
          Uint8Array.of(
            1,
            ...nodeAt({ level: level - 1, index: index * 2 }),
            ...nodeAt({ level: level - 1, index: index * 2 + 1 }),
          ),
        );
  const root = rootOf(hash, placesOf(0, 11).map(nodeAt));
  const text = checkpointText({ origin: 'cuntu.example/city', size: 11, root });
  const signed = (...lines: ReturnType<typeof log.line>[]) => noteText({ text, signatures: lines });

  test('signed by its log and seen by those whom the policy asks', () => {
    const seen = must(
      openCheckpoint(means, policyOf('both'), signed(log.line(text), w1.line(text), w2.line(text, 1_800_000_000))),
    );
    expect(seen).toEqual({
      origin: 'cuntu.example/city',
      size: 11,
      root,
      witnesses: [
        { name: 'one', at: 1_700_000_000 },
        { name: 'two', at: 1_800_000_000 },
      ],
    });
    expect(must(openCheckpoint(means, policyOf('none'), signed(log.line(text)))).witnesses).toEqual([]);
  });

  test('seen by too few, by nobody, or by whom nobody knows', () => {
    const few = { refusal: { code: 'checkpoint.tooFewWitnesses', params: { seen: 1 } } };
    expect(openCheckpoint(means, policyOf('both'), signed(log.line(text), w2.line(text)))).toMatchObject(few);
    expect(openCheckpoint(means, policyOf('one'), signed(log.line(text), w2.line(text)))).toMatchObject(few);
    const stranger = signer('w1.example', COSIGNATURE);
    expect(openCheckpoint(means, policyOf('one'), signed(log.line(text), stranger.line(text)))).toMatchObject({
      refusal: { code: 'checkpoint.tooFewWitnesses', params: { seen: 0 } },
    });
  });

  test('a witness that signed another time or tree is a false signature', () => {
    const line = w1.line(text);
    const later = { ...line, bytes: Uint8Array.from(line.bytes) };
    later.bytes[7]! ^= 1;
    expect(openCheckpoint(means, policyOf('none'), signed(log.line(text), later))).toMatchObject({
      refusal: { code: 'note.falseSignature', params: { name: 'w1.example' } },
    });
  });

  test('without its log, or of another origin, it is nobody’s', () => {
    const unknown = { refusal: { code: 'checkpoint.unknownLog' } };
    expect(openCheckpoint(means, policyOf('none'), signed(w1.line(text)))).toMatchObject(unknown);
    const other = text.replace('city', 'town');
    const moved = noteText({ text: other, signatures: [log.line(other)] });
    expect(openCheckpoint(means, policyOf('none'), moved)).toMatchObject(unknown);
  });

  test.each([
    'cuntu.example/city\n01\nAAAA\n',
    'cuntu.example/city\n1\nAAAA\n',
    `\n1\n${base64(new Uint8Array(32))}\n`,
    `cuntu.example/city\n1\n${base64(new Uint8Array(32))}`,
    `cuntu.example/city\n1\n${base64(new Uint8Array(32))}\n\nmore\n`,
  ])('%j is no checkpoint', (wrong) => {
    expect(readCheckpoint(wrong)).toMatchObject({ refusal: { code: 'checkpoint.outOfForm' } });
  });

  test('a log may add lines', () => {
    expect(must(readCheckpoint(`${text}more\n`)).size).toBe(11);
  });

  test('a proof is believed of its own leaf, and of no other', () => {
    const proof = {
      extra: Uint8Array.of(1, 2),
      index: 6,
      proof: inclusionProof(hash, 6, 11, nodeAt),
      checkpoint: signed(log.line(text)),
    };
    const written = proofText(proof);
    expect(must(readProof(written))).toEqual(proof);
    const leaf = leafHash(hash, Uint8Array.of(6));
    expect(must(openProof(means, policyOf('none'), written, leaf))).toMatchObject({
      index: 6,
      checkpoint: { size: 11 },
    });
    const no = { refusal: { code: 'proof.notIncluded' } };
    expect(openProof(means, policyOf('none'), written, leafHash(hash, Uint8Array.of(7)))).toMatchObject(no);
    expect(openProof(means, policyOf('none'), written.replace('index 6', 'index 7'), leaf)).toMatchObject(no);
    for (const wrong of [
      written.replace('@v1', '@v2'),
      written.replace('index 6', 'index 06'),
      written.replace('index 6\n', ''),
      written.replace('extra AQI=', 'extra AQJ='),
      written.replace('\n\n', '\n'),
      '',
    ])
      expect(openProof(means, policyOf('none'), wrong, leaf)).toMatchObject({ refusal: { code: 'proof.outOfForm' } });
  });

  test('what a witness answers is lines, none or many', () => {
    const lines = noteText({ text: '', signatures: [w1.line(text), w2.line(text)] }).slice(1);
    expect(readSignatureLines(lines)?.map(({ name }) => name)).toEqual(['w1.example', 'w2.example']);
    expect(readSignatureLines('')).toEqual([]);
    for (const wrong of ['\n', 'no', lines.slice(0, -1)]) expect(readSignatureLines(wrong)).toBeUndefined();
  });

  test.each([
    [1, 'log x'],
    [1, `log ${key1}`],
    [2, `log ${logKey}\nlog ${logKey} https://twice`],
    [1, `witness w ${logKey}`],
    [2, `witness w ${key1}\nwitness w ${key2}`],
    [2, `witness v ${key1}\nwitness w ${key1}`],
    [1, `witness none ${key1}`],
    [1, 'group g all a'],
    [2, `witness w ${key1}\ngroup g 2 w`],
    [2, `witness w ${key1}\ngroup g 0 w`],
    [2, `witness w ${key1}\ngroup g all w w`],
    [3, `witness w ${key1}\ngroup g all w\ngroup h all w`],
    [2, `witness w ${key1}\ngroup g any`],
    [1, 'quorum w'],
    [2, 'quorum none\nquorum none'],
    [1, 'quorum none more'],
    [1, 'word'],
    [0, `log ${logKey}`],
  ])('line %i is wrong in %j', (line, wrong) => {
    expect(readPolicy(hash, wrong)).toMatchObject({ refusal: { code: 'policy.outOfForm', params: { line } } });
  });

  test('groups of groups, as the specification draws them', () => {
    const keys = Array.from({ length: 6 }, (_, i) => verifierKeyText(signer(`w${i}`, COSIGNATURE).key));
    const [x1, x2, x3, y1, y2, y3] = keys;
    const policy = must(
      readPolicy(
        hash,
        `witness X1 ${x1}\nwitness X2 ${x2}\nwitness X3 ${x3}\ngroup X-witnesses 2 X1 X2 X3\nwitness Y1 ${y1}\nwitness Y2 ${y2}\nwitness Y3 ${y3}\ngroup Y-witnesses any Y1 Y2 Y3\ngroup X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n`,
      ),
    );
    const enough = (...names: string[]) => isQuorum(policy, new Set(names));
    expect([enough('X1', 'X3', 'Y2'), enough('X1', 'X2', 'X3'), enough('X1', 'Y1', 'Y2', 'Y3')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
