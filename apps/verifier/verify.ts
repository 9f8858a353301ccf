/** A proof held against a policy in the reader's own browser, with or without a network; nothing is sent anywhere. */
import { leafHash, openProof, type Policy, type Proven, readPolicy, readProof } from '@cuntu/ledger';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** Of a signature out of form the library throws; to the reader it is one that does not hold. */
function check(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    // RFC 8032 as node:crypto checks it; the laxer rule would take keys of small order.
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

const means = { hash: sha256, check };
const PROOF_MAX = 1_000_000;

const at = <E extends Element>(selector: string): E => document.querySelector<E>(selector)!;
const shown = at<HTMLElement>('#outcome');
const names = JSON.parse(at('#roles').textContent!) as Record<string, string>;

/** The outcomes are all written in the page, in its language; one is shown, with what is known filled in. */
function show(name: string, filled: Record<string, string> = {}): void {
  for (const one of shown.querySelectorAll<HTMLElement>('[data-outcome]')) one.hidden = one.dataset.outcome !== name;
  const holds = name === 'holds';
  at<HTMLElement>('#proven').hidden = !holds;
  for (const [key, text] of Object.entries(filled))
    for (const place of document.querySelectorAll(`[data-fill="${key}"]`)) place.textContent = text;
  for (const row of document.querySelectorAll<HTMLElement>('[data-row]')) row.hidden = !filled[row.dataset.row!];
}

interface LeafSaid {
  e?: string;
  s?: [string, string];
  o?: string;
  r?: string;
  n?: number;
}

function tellWhat(proven: Proven, leaf: Uint8Array): Record<string, string> {
  const said = JSON.parse(new TextDecoder().decode(leaf)) as LeafSaid;
  const { checkpoint, index } = proven;
  const seen = checkpoint.witnesses.map(
    ({ name, at: seconds }) => `${name} ${new Date(seconds * 1000).toLocaleString()}`,
  );
  return {
    entry: String(index + 1),
    entries: String(checkpoint.size),
    origin: checkpoint.origin,
    witnesses: seen.join('; '),
    alone: seen.length === 0 ? checkpoint.origin : '',
    event: said.e ?? '',
    states: (said.s ?? []).filter((state) => state !== '').join(' → '),
    division: said.o ?? '',
    role: names[said.r ?? ''] ?? said.r ?? '',
    nth: String(said.n ?? ''),
  };
}

function policyIn(text: string): Policy | undefined {
  const policy = readPolicy(sha256, text);
  return policy.ok ? policy.value : undefined;
}

/** What the paper's QR code carries behind the #, wherever it is pasted from. */
const printed = (): string => at<HTMLInputElement>('#leaf').value.trim().split('#').at(-1)!.toLowerCase();

type Verdict = readonly [name: string, filled?: Record<string, string>];

function judge(text: string): Verdict {
  const policy = policyIn(at<HTMLTextAreaElement>('#policy').value);
  if (!policy) return ['policy'];
  const proof = readProof(text);
  const leaf = proof.ok ? proof.value.extra : undefined;
  if (!leaf) return ['form'];
  const hash = leafHash(sha256, leaf);
  if (printed() !== '' && printed() !== hash) return ['otherPaper'];
  const opened = openProof(means, policy, text, hash);
  if (opened.ok) return ['holds', { ...tellWhat(opened.value, leaf), paper: printed() === '' ? '' : hash }];
  const { code } = opened.refusal;
  const known = ['checkpoint.unknownLog', 'checkpoint.tooFewWitnesses', 'proof.notIncluded'];
  return [known.includes(code) ? code : 'broken'];
}

let held = '';
const again = (): void => show(...(held === '' ? ([''] as const) : judge(held)));

// The same file chosen again may be another by now.
at<HTMLInputElement>('#proof').addEventListener('click', (event) => {
  (event.target as HTMLInputElement).value = '';
});
at<HTMLInputElement>('#proof').addEventListener('change', async (event) => {
  const file = (event.target as HTMLInputElement).files?.[0];
  held = file && file.size < PROOF_MAX ? await file.text() : '';
  if (file && held === '') show('form');
  else again();
});
for (const id of ['#leaf', '#policy']) at(id).addEventListener('input', again);
const carried = location.hash.slice(1);
if (/^[0-9a-f]{64}$/.test(carried)) at<HTMLInputElement>('#leaf').value = carried;
for (const part of document.querySelectorAll<HTMLElement>('[data-needs-script]')) part.hidden = false;
at<HTMLElement>('[data-no-script]').hidden = true;
