/** The log asks its witnesses: what they saw last, and to cosign what it has signed now. */
import {
  base64,
  type Checkpoint,
  heldSignatures,
  type Node,
  readCheckpoint,
  readNote,
  readSignatureLines,
  signatureLine,
  type Witness,
} from '@cuntu/ledger';
import { checkSignature } from '../key.ts';
import { askedText } from './deciding.ts';
import { originHash } from './service.ts';

const PATIENCE_MS = 5_000;

export interface ToCosign {
  note: string;
  size: number;
  /** From the size that a witness knows to this one. */
  proofFrom(size: number): Promise<readonly Node[]>;
}

export type Cosigned =
  | { is: 'cosigned'; line: string }
  /** It knows a tree that is larger than ours: ours is not the newest. */
  | { is: 'ahead'; size: number }
  /** It will not: it saw another history, or does not know us. */
  | { is: 'refused'; status: number }
  | { is: 'silent' };

/** What it saw last, on its own word and signature; null where it has seen nothing, undefined where it does not answer. */
export async function lastSeenBy({ key, url }: Witness, origin: string): Promise<Checkpoint | null | undefined> {
  const got = await ask(`${url}/${originHash(origin)}/checkpoint`, {});
  if (!got) return undefined;
  if (got.status === 404) return null;
  const note = got.status === 200 ? readNote(await got.text()) : undefined;
  const held = note?.ok ? heldSignatures(note.value, [key], checkSignature) : undefined;
  const checkpoint = note?.ok && held?.ok && held.value.length > 0 ? readCheckpoint(note.value.text) : undefined;
  return checkpoint?.ok && checkpoint.value.origin === origin ? checkpoint.value : undefined;
}

/** `known`: the size that it is believed to know; it says if that is another. */
export async function askToCosign(witness: Witness, known: number, asked: ToCosign): Promise<Cosigned> {
  const { url, key } = witness;
  const proof = (await asked.proofFrom(known)).map((node) => base64(node));
  const body = askedText({ old: known, proof, note: asked.note });
  const got = await ask(`${url}/add-checkpoint`, { method: 'POST', body });
  if (!got) return { is: 'silent' };
  const told = await got.text();
  if (got.status === 409) {
    const size = Number(told);
    if (!Number.isSafeInteger(size) || size === known) return { is: 'refused', status: 409 };
    return size > asked.size ? { is: 'ahead', size } : askToCosign(witness, size, asked);
  }
  if (got.status !== 200) return { is: 'refused', status: got.status };
  const note = readNote(asked.note);
  const signatures = readSignatureLines(told) ?? [];
  if (!note.ok) return { is: 'silent' };
  const held = heldSignatures({ text: note.value.text, signatures }, [key], checkSignature);
  const [first] = held.ok ? held.value : [];
  return first ? { is: 'cosigned', line: signatureLine(first.signature) } : { is: 'silent' };
}

async function ask(url: string, more: { method?: string; body?: string }): Promise<Response | undefined> {
  try {
    return await fetch(url, { ...more, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    return undefined;
  }
}
